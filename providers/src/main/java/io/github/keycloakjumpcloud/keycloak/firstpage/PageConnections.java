package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.core.access.HomeConnections;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What the first page has to know of a realm's connections, however many there are.
 *
 * @param homes where the addresses lead that no Organization claims
 * @param withButton the aliases of the connections of Organizations that want a button on the page
 */
record PageConnections(HomeConnections homes, List<String> withButton) {

    static final PageConnections NONE = new PageConnections(HomeConnections.of(Map.of()), List.of());

    private static final String OPEN = " where p.realmId = :realm and p.providerId = :type and p.enabled = true"
            + " and coalesce(p.linkOnly, false) = false";

    private static final String DOMAINS =
            "select p.alias, value(redirect), value(domains) from IdentityProviderEntity p"
                    + " join p.config redirect join p.config domains" + OPEN + " and p.organizationId is null"
                    + " and key(redirect) = :redirect and key(domains) = :domains";

    private static final String BUTTONS = "select p.alias, value(button) from IdentityProviderEntity p"
            + " join p.config button" + OPEN + " and p.organizationId is not null"
            + " and coalesce(p.hideOnLogin, false) = false and key(button) = :button";

    PageConnections {
        withButton = List.copyOf(withButton);
    }

    /** As the database has them. By one statement for each question: Keycloak would read each connection by several. */
    static PageConnections read(KeycloakSession session, RealmModel realm) {
        Map<String, List<String>> domains = rows(
                        session,
                        realm,
                        DOMAINS,
                        Map.of(
                                "redirect", ConnectionSetting.REDIRECT_BY_EMAIL.key(),
                                "domains", ConnectionSetting.VERIFIED_DOMAINS.key()))
                .collect(Collectors.toMap(PageConnections::alias, row -> ConnectionSetting.split((String) row[2])));
        List<String> withButton = rows(
                        session, realm, BUTTONS, Map.of("button", ConnectionSetting.BUTTON_ON_FIRST_PAGE.key()))
                .map(PageConnections::alias)
                .toList();
        return new PageConnections(HomeConnections.of(domains), withButton);
    }

    /** The rows whose setting, the second column, is on. It may be a large object, which no database compares. */
    private static Stream<Object[]> rows(
            KeycloakSession session, RealmModel realm, String statement, Map<String, String> settings) {
        var query = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(statement, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("type", ConnectionConfig.PROVIDER_ID);
        settings.forEach(query::setParameter);
        return query.getResultStream().filter(row -> Boolean.parseBoolean((String) row[1]));
    }

    private static String alias(Object[] row) {
        return (String) row[0];
    }
}
