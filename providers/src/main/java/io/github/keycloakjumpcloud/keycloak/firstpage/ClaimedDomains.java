package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.core.access.HomeConnection;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The e-mail domains that lead to connections without an Organization. By one statement: a realm may have hundreds of
 * connections, and Keycloak reads the settings of each of them anew.
 */
final class ClaimedDomains {

    private static final String DOMAINS = """
            select p.alias, value(redirect), value(domains) from IdentityProviderEntity p
            join p.config redirect join p.config domains
            where p.realmId = :realm and p.providerId = :type and p.enabled = true
            and coalesce(p.linkOnly, false) = false and p.organizationId is null
            and key(redirect) = :redirect and key(domains) = :domains
            """;

    private final KeycloakSession session;
    private final RealmModel realm;

    ClaimedDomains(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    boolean areThere() {
        return HomeConnection.isAny(byConnection());
    }

    /** The connection that an address leads to. */
    Optional<String> home(EmailAddress address) {
        return HomeConnection.of(address, byConnection());
    }

    private Map<String, List<String>> byConnection() {
        // Cached: most realms of a server need no statement.
        if (session.identityProviders().count() == 0) {
            return Map.of();
        }
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(DOMAINS, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("type", ConnectionConfig.PROVIDER_ID)
                .setParameter("redirect", ConnectionSetting.REDIRECT_BY_EMAIL.key())
                .setParameter("domains", ConnectionSetting.VERIFIED_DOMAINS.key())
                .getResultStream()
                .filter(row -> Boolean.parseBoolean((String) row[1]))
                .collect(Collectors.toMap(row -> (String) row[0], row -> ConnectionSetting.split((String) row[2])));
    }
}
