package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.certificate.CertificateNotice;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.mail.RealmMail;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The e-mail to a connection's contact, in the realm's default language and e-mail theme. */
final class CertificateMail {

    private static final String TEMPLATE = "jumpcloud-certificate.ftl";

    private final RealmMail mail;
    private final ConnectionConfig connection;

    CertificateMail(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        this.mail = new RealmMail(session, realm, connection.getAlias());
        this.connection = connection;
    }

    /** Whether there is somebody to write to, and a way. */
    boolean isPossible() {
        return connection.contactEmail().isPresent() && mail.isPossible();
    }

    /** Sends it; returns whether it went out. It is tried again next time. */
    boolean send(CertificateNotice notice) {
        return connection
                .contactEmail()
                .filter(contact -> send(notice, contact))
                .isPresent();
    }

    /** Keycloak 26.4 gives its messages no numbers, by which they could choose. */
    private static String whenKey(long days) {
        if (days == 0) {
            return "jumpcloudToday";
        }
        return days == 1 ? "jumpcloudWithinADay" : "jumpcloudInDays";
    }

    private boolean send(CertificateNotice notice, String contact) {
        String end = mail.day(notice.end());
        String key = notice.expired() ? "jumpcloudCertificateExpired" : "jumpcloudCertificateExpires";
        String alias = Shown.bare(connection.getAlias());
        Map<String, Object> view = Map.of(
                "messageKey",
                key,
                "connection",
                alias,
                "end",
                end,
                "whenKey",
                whenKey(notice.days()),
                "days",
                String.valueOf(notice.days()));
        return mail.send(contact, TEMPLATE, new RealmMail.Subject(key + "Subject", List.of(alias, end)), view);
    }
}
