package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.certificate.CertificateMemory;
import io.github.keycloakjumpcloud.core.certificate.CertificateNotice;
import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.certificate.ExpiryThreshold;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.event.UnattendedEvents;
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

/** One look at the certificates of one connection, in two transactions: what was told stays told when no e-mail goes out. */
final class CertificateLook {

    /** Stands for administrator and client in the events; no realm has it. */
    static final String ACTOR = "jumpcloud-certificate-watch";

    /** Event details; stable names. */
    static final String CERTIFICATE = "jumpcloud_certificate";

    static final String END = "jumpcloud_certificate_end";
    static final String DAYS = "jumpcloud_certificate_days";

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

    /**
     * Tells by event and log what has not been told.
     *
     * @return whether an e-mail is due as well
     */
    boolean tell() {
        List<X509Certificate> certificates = new ConnectionCertificates(session, realm).of(connection);
        if (isUneventful(certificates)) {
            return false;
        }
        MemoryRow.Locked row = row().lock();
        CertificateMemory before = row.read();
        CertificateMemory memory = before.seeing(certificates);
        if (connection.isUseMetadataDescriptorUrl() && memory.changedSince(before)) {
            tellChange(memory);
        }
        Optional<CertificateNotice> due = memory.toTell(now);
        due.ifPresent(this::tell);
        row.write(due.map(memory::told).orElse(memory));
        return memory.toMail(now).isPresent();
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
        new UnattendedEvents(session, realm, ACTOR, ACTOR, Map.of(Details.IDENTITY_PROVIDER, connection.getAlias()))
                .report(
                        ResourceType.IDENTITY_PROVIDER,
                        OperationType.ACTION,
                        details,
                        "identity-provider",
                        "instances",
                        connection.getAlias(),
                        "certificates");
    }

    /** Sends the e-mail that is due; one that does not go out is due again at the next look. */
    void mail() {
        MemoryRow.Locked row = row().lock();
        CertificateMemory memory = row.read();
        memory.toMail(now)
                .filter(notice -> new CertificateMail(session, realm, connection).send(notice))
                .ifPresent(sent -> row.write(memory.mailed(sent)));
    }

    private MemoryRow row() {
        return new MemoryRow(session, realm.getId(), connection.getInternalId());
    }
}
