package io.github.keycloakjumpcloud.keycloak.setuplink;

import io.github.keycloakjumpcloud.core.setuplink.SetupLink;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Those who can let people in, on both sides of a connection: addresses that an administrator has entered, and no others. */
public final class Contacts {

    /** Whoever may make links may not make a mailing list of them. */
    private static final int MOST_CUSTOMERS = 4;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    public Contacts(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        this.session = session;
        this.realm = realm;
        this.connection = connection;
    }

    /** Whether there is anybody. */
    public boolean exist() {
        return connection.contactEmail().isPresent() || !customers().isEmpty();
    }

    /**
     * The customer's administrators: whoever was sent one of the set-up links of this connection that was made last, as long as the link
     * is shown and has not been revoked. The connection's contact is not among them.
     */
    public List<String> customers() {
        SetupLinks links = new SetupLinks(session, realm);
        Instant now = ServerTime.now();
        String contact = folded(connection.contactEmail().orElse(""));
        return links.list(connection.getAlias(), connection).stream()
                .filter(link -> links.isCurrent(link, connection, now))
                .sorted(Comparator.comparing((SetupLink link) -> link.terms().createdAt())
                        .reversed())
                .flatMap(link -> link.terms().email().stream())
                .map(Contacts::folded)
                .filter(address -> !address.equals(contact))
                .distinct()
                .limit(MOST_CUSTOMERS)
                .toList();
    }

    private static String folded(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
