package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.certificate.CertificateNotice;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.light.LightweightUserAdapter;

/** The e-mail to a connection's contact, in the realm's default language and e-mail theme. */
final class CertificateMail {

    private static final Logger LOG = Logger.getLogger(CertificateMail.class);
    private static final String TEMPLATE = "jumpcloud-certificate.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    CertificateMail(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        this.session = session;
        this.realm = realm;
        this.connection = connection;
    }

    /** Whether there is somebody to write to, and a way. */
    boolean isPossible() {
        return connection.contactEmail().isPresent() && !realm.getSmtpConfig().isEmpty();
    }

    /** Sends it; returns whether it went out. */
    boolean send(CertificateNotice notice) {
        Optional<String> contact = connection.contactEmail().filter(any -> isPossible());
        if (contact.isEmpty()) {
            return false;
        }
        try {
            send(notice, contact.get());
            return true;
        } catch (EmailException e) {
            // The exception's text may name the address.
            LOG.warnf(
                    "Connection %s of realm %s: the e-mail about its certificate could not be sent (%s); tried again next"
                            + " time",
                    Shown.name(connection.getAlias()),
                    Shown.name(realm.getName()),
                    rootCause(e).getClass().getSimpleName());
            return false;
        }
    }

    /** Keycloak 26.4 gives its messages no numbers, by which they could choose. */
    private static String whenKey(long days) {
        if (days == 0) {
            return "jumpcloudToday";
        }
        return days == 1 ? "jumpcloudWithinADay" : "jumpcloudInDays";
    }

    private static Throwable rootCause(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).reduce(failure, (any, deeper) -> deeper);
    }

    private void send(CertificateNotice notice, String contact) throws EmailException {
        LocalDate end = LocalDate.ofInstant(notice.end(), ZoneOffset.UTC);
        String key = notice.expired() ? "jumpcloudCertificateExpired" : "jumpcloudCertificateExpires";
        Map<String, Object> view = new HashMap<>();
        view.put("messageKey", key);
        view.put("connection", Shown.bare(connection.getAlias()));
        view.put("end", end.toString());
        view.put("whenKey", whenKey(notice.days()));
        view.put("days", String.valueOf(notice.days()));
        // Keycloak's templates want somebody to write to; the contact need not have an account.
        LightweightUserAdapter nobody = new LightweightUserAdapter(session, realm, null);
        nobody.setEmail(contact);
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(nobody)
                .send(
                        key + "Subject",
                        List.of(Shown.bare(connection.getAlias()), end.toString()),
                        TEMPLATE,
                        new HashMap<>(Map.of("jumpcloud", view)));
    }
}
