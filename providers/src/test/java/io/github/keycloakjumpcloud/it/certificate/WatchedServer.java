package io.github.keycloakjumpcloud.it.certificate;

import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.ServerClock;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.util.List;
import java.util.Map;

/** A server of its own that looks at certificates every second, a clock that tests move on, and where its e-mail arrives. */
final class WatchedServer implements AutoCloseable {

    private final Mailbox mailbox = Mailbox.open();
    private final KeycloakServer server = Keycloak.another("watch")
            .option("--spi-jumpcloud-certificate--watch--interval=1")
            .start();
    private final ServerClock clock = new ServerClock(server.baseUri());

    ServerClock clock() {
        return clock;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    List<Mailbox.Mail> mailsTo(String address) {
        return mailbox.mails().stream()
                .filter(mail -> mail.to().equals(address))
                .toList();
    }

    /** A realm that sends e-mail. */
    WatchedRealm realm(Map<String, Object> fields) {
        int logStart = server.log().length();
        RealmSettings settings = RealmSettings.unique().with("smtpServer", mailbox.smtpServer());
        fields.forEach(settings::with);
        return new WatchedRealm(this, api().createRealm(settings).name(), logStart);
    }

    KeycloakServer server() {
        return server;
    }

    AdminApi api() {
        return AdminApi.withNewToken(server);
    }

    @Override
    public void close() {
        server.close();
        mailbox.close();
    }
}
