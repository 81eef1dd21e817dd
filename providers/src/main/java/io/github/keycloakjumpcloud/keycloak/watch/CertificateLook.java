package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.certificate.CertificateMemory;
import io.github.keycloakjumpcloud.core.certificate.CertificateNotice;
import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.certificate.ExpiryThreshold;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.event.NoConnection;
import io.github.keycloakjumpcloud.keycloak.event.UnattendedEvents;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionValue;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.row.ValueKind;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * One look at the certificates of one connection. Each step is a transaction of its own: what was told stays told when no
 * e-mail goes out, and nobody waits for the row while the metadata URL or the mail server takes its time.
 */
final class CertificateLook {

    /** Stands for administrator and client in the events; no realm has it. */
    static final String ACTOR = "jumpcloud-certificate-watch";

    /** Event details; stable names. */
    static final String CERTIFICATE = "jumpcloud_certificate";

    static final String END = "jumpcloud_certificate_end";
    static final String DAYS = "jumpcloud_certificate_days";

    /**
     * The memory of a connection's certificates. Not an attribute of the realm: whoever saves a realm writes back its
     * attributes as they have read them, and would have things told again.
     */
    static final ValueKind<CertificateMemory> MEMORY =
            new ValueKind<>("jumpcloud-certificate", CertificateMemory::parse, CertificateMemory.EMPTY);

    private static final Logger LOG = Logger.getLogger(CertificateLook.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final Instant now;

    CertificateLook(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        this.session = session;
        this.realm = realm;
        this.connection = connection;
        this.now = ServerTime.now();
    }

    /** The certificates as they are now. */
    List<X509Certificate> read() {
        return new ConnectionCertificates(session, realm).readAgain(connection);
    }

    /**
     * Tells by event and log what has not been told.
     *
     * @return what an e-mail is due of: nobody else sends it until {@link #mailed} or {@link #notMailed}
     */
    Optional<CertificateNotice> tell(List<X509Certificate> certificates) {
        if (isUneventful(certificates)) {
            return Optional.empty();
        }
        ConnectionValue.Locked<CertificateMemory> row = memory().lockOrAdd();
        CertificateMemory before = row.read();
        CertificateMemory memory = before.seeing(certificates);
        if (connection.isUseMetadataDescriptorUrl() && memory.changedSince(before)) {
            tellChange(memory);
        }
        Optional<CertificateNotice> due = memory.toTell(now);
        due.ifPresent(this::tell);
        CertificateMemory told = due.map(memory::told).orElse(memory);
        Optional<CertificateNotice> toMail = told.toMail(now).filter(any -> mail().isPossible());
        row.write(toMail.isPresent() ? told.mailing(now) : told);
        return toMail;
    }

    /** Of certificates in the settings, changes are known already: whoever saves them is told of in an event. */
    private boolean isUneventful(List<X509Certificate> certificates) {
        return !connection.isUseMetadataDescriptorUrl()
                && CertificateValidity.lastEnd(certificates)
                        .flatMap(end -> ExpiryThreshold.reached(end, now))
                        .isEmpty();
    }

    private void tell(CertificateNotice notice) {
        report(Map.of(
                CERTIFICATE,
                notice.expired() ? "expired" : "expires",
                END,
                notice.end().toString(),
                DAYS,
                notice.threshold().key()));
        if (notice.expired()) {
            LOG.warnf(
                    "Connection %s of realm %s: the last certificate expired on %s, %d days ago. Every login is refused"
                            + " (JC-303)",
                    Shown.name(connection.getAlias()), Shown.name(realm.getName()), notice.end(), notice.days());
        } else {
            LOG.warnf(
                    "Connection %s of realm %s: the last certificate expires in %d days, on %s",
                    Shown.name(connection.getAlias()), Shown.name(realm.getName()), notice.days(), notice.end());
        }
    }

    private void tellChange(CertificateMemory memory) {
        report(Map.of(CERTIFICATE, "changed", END, memory.end().toString()));
        LOG.infof(
                "Connection %s of realm %s: the metadata URL has other certificates than before; the last one expires on"
                        + " %s",
                Shown.name(connection.getAlias()), Shown.name(realm.getName()), memory.end());
    }

    private void report(Map<String, String> details) {
        new UnattendedEvents(
                        session,
                        realm,
                        ACTOR,
                        ACTOR,
                        new NoConnection(),
                        Map.of(Details.IDENTITY_PROVIDER, connection.getAlias()))
                .report(
                        ResourceType.IDENTITY_PROVIDER,
                        OperationType.ACTION,
                        details,
                        "identity-provider",
                        "instances",
                        connection.getAlias(),
                        "certificates");
    }

    /** Sends the e-mail; returns whether it went out. */
    boolean send(CertificateNotice notice) {
        return mail().send(notice);
    }

    void mailed(CertificateNotice notice) {
        memory().change(memory -> memory.mailed(notice));
    }

    /** It is due again at the next look. */
    void notMailed() {
        memory().change(CertificateMemory::notMailed);
    }

    private CertificateMail mail() {
        return new CertificateMail(session, realm, connection);
    }

    private ConnectionValue<CertificateMemory> memory() {
        return new ConnectionValue<>(session, MEMORY, Owner.of(realm, connection));
    }
}
