package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.group.RootIndex;
import io.github.keycloakjumpcloud.core.group.RootOverlap;
import io.github.keycloakjumpcloud.keycloak.account.EditableAttributes;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionRoots;
import io.github.keycloakjumpcloud.keycloak.connection.LoginButtons;
import io.github.keycloakjumpcloud.keycloak.connection.SettingsOfAll;
import io.github.keycloakjumpcloud.keycloak.scim.token.ScimTokens;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What findings need to know of several connections of a realm, by one statement each: a realm may have thousands of
 * connections, and Keycloak itself asks for each of them anew.
 *
 * @param byIssuer aliases of all of them by IdP entity ID
 * @param withDepartments aliases of those with the department mapper
 * @param syncModes by alias, those of the connection's mappers of this extension
 * @param withToken internal ids of those with a SCIM token that has not expired
 * @param elsewhere by alias, how many people are not members of the connection's Organization
 * @param groupRules by alias, the rules of the group mappers that map by rules, by the mapper's name
 * @param profileAttributes by alias, the user attributes that the profile mapper writes
 * @param editable what people may edit themselves
 * @param roots where departments and groups of all of them live
 * @param buttons on the login page
 */
record RealmOverview(
        Map<String, List<String>> byIssuer,
        Set<String> withDepartments,
        Map<String, Set<String>> syncModes,
        Set<String> withToken,
        Map<String, Long> elsewhere,
        Map<String, Map<String, String>> groupRules,
        Map<String, Set<String>> profileAttributes,
        EditableAttributes editable,
        RootIndex roots,
        LoginButtons buttons) {

    /** What has to be known of all connections, whichever are looked at. */
    private static final Set<String> OF_ALL = Stream.concat(
                    Stream.of(ConnectionConfig.IDP_ENTITY_ID), ConnectionRoots.SETTINGS.stream())
            .collect(Collectors.toUnmodifiableSet());

    /**
     * What is needed for some connections.
     *
     * @param asked the connections; absent for all of the realm
     */
    static RealmOverview of(KeycloakSession session, RealmModel realm, Optional<List<ConnectionConfig>> asked) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        OverviewQueries queries =
                new OverviewQueries(entities, realm.getId(), names(asked, ConnectionConfig::getAlias));
        Map<String, Map<String, String>> settings = SettingsOfAll.of(entities, realm.getId(), OF_ALL);
        return new RealmOverview(
                byIssuer(settings),
                queries.withDepartments(),
                queries.syncModes(),
                new ScimTokens(session, realm)
                        .connectionsWithToken(ServerTime.now(), names(asked, ConnectionConfig::getInternalId)),
                queries.elsewhere(asked.map(RealmOverview::inOrganizations)),
                queries.groupRules(),
                queries.profileAttributes(),
                EditableAttributes.of(session, realm),
                new RootIndex(ConnectionRoots.ofAll(settings)),
                new LoginButtons(session, realm));
    }

    /** Each connection may have its issuer from another one. */
    private static Map<String, List<String>> byIssuer(Map<String, Map<String, String>> settings) {
        return settings.keySet().stream()
                .filter(alias -> !issuer(settings.get(alias)).isBlank())
                .collect(Collectors.groupingBy(alias -> issuer(settings.get(alias))));
    }

    private static String issuer(Map<String, String> settings) {
        return settings.getOrDefault(ConnectionConfig.IDP_ENTITY_ID, "");
    }

    private static Collection<String> inOrganizations(List<ConnectionConfig> asked) {
        return asked.stream()
                .filter(connection -> connection.getOrganizationId() != null)
                .map(ConnectionConfig::getAlias)
                .toList();
    }

    private static Optional<Collection<String>> names(
            Optional<List<ConnectionConfig>> asked, Function<ConnectionConfig, String> name) {
        return asked.map(connections -> connections.stream().map(name).toList());
    }

    /** The aliases of other connections with the same IdP entity ID. */
    List<String> sharingIssuerWith(ConnectionConfig connection) {
        return byIssuer.getOrDefault(connection.getIdpEntityId(), List.of()).stream()
                .filter(alias -> !alias.equals(connection.getAlias()))
                .sorted()
                .toList();
    }

    boolean hasDepartmentMapper(ConnectionConfig connection) {
        return withDepartments.contains(connection.getAlias());
    }

    /** Whether each mapper of this extension works at each login of the connection. */
    boolean followsAtEachLogin(ConnectionConfig connection) {
        String inherited = connection.getConfig().get(IdentityProviderModel.SYNC_MODE);
        return syncModes.getOrDefault(connection.getAlias(), Set.of()).stream()
                .map(mode -> mode.equals(IdentityProviderMapperSyncMode.INHERIT.name()) ? inherited : mode)
                .allMatch(IdentityProviderSyncMode.FORCE.name()::equals);
    }

    long membersElsewhere(ConnectionConfig connection) {
        return elsewhere.getOrDefault(connection.getAlias(), 0L);
    }

    /** The rules of each of its group mappers that maps by rules, by the mapper's name. */
    Map<String, String> groupRules(ConnectionConfig connection) {
        return groupRules.getOrDefault(connection.getAlias(), Map.of());
    }

    /** What people may edit themselves although the connection's next login overwrites it: address first, then by name. */
    List<String> overwrittenEdits(ConnectionConfig connection) {
        return Stream.concat(
                        Stream.of(UserModel.EMAIL),
                        profileAttributes.getOrDefault(connection.getAlias(), Set.of()).stream()
                                .sorted())
                .filter(editable::include)
                .toList();
    }

    List<RootOverlap> overlaps(ConnectionConfig connection) {
        return roots.overlaps(connection.getAlias(), ConnectionRoots.of(connection));
    }

    boolean hasToken(ConnectionConfig connection) {
        return withToken.contains(connection.getInternalId());
    }
}
