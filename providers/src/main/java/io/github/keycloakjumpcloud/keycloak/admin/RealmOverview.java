package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.group.GroupRoot;
import io.github.keycloakjumpcloud.core.group.RootOverlap;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionRoots;
import io.github.keycloakjumpcloud.keycloak.connection.ProfileNames;
import io.github.keycloakjumpcloud.keycloak.mapper.DepartmentMapper;
import io.github.keycloakjumpcloud.keycloak.mapper.GroupMapper;
import io.github.keycloakjumpcloud.keycloak.scim.token.ScimTokens;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What findings need to know of all connections of a realm, by one statement each: a realm may have hundreds of
 * connections, and Keycloak itself asks for each of them anew.
 *
 * @param byIssuer aliases by IdP entity ID
 * @param withDepartments aliases of those with the department mapper
 * @param syncModes by alias, those of the connection's mappers of this extension
 * @param withToken internal ids of those with a SCIM token that has not expired
 * @param elsewhere by alias, how many people are not members of the connection's Organization
 * @param roots where departments and groups live
 */
record RealmOverview(
        Map<String, List<String>> byIssuer,
        Set<String> withDepartments,
        Map<String, Set<String>> syncModes,
        Set<String> withToken,
        Map<String, Long> elsewhere,
        Map<String, Map<String, String>> groupRules,
        List<GroupRoot> roots) {

    private static final String ISSUERS = """
            select p.alias, value(c) from IdentityProviderEntity p join p.config c
            where p.realmId = :realm and p.providerId = :type and key(c) = :key
            """;

    private static final String WITH_MAPPER = """
            select distinct m.identityProviderAlias from IdentityProviderMapperEntity m
            where m.realmId = :realm and m.identityProviderMapper = :type
            """;

    private static final String SYNC_MODES = """
            select distinct m.identityProviderAlias, value(c) from IdentityProviderMapperEntity m
            left join m.config c on key(c) = :key
            where m.realmId = :realm and m.identityProviderMapper in :types
            """;

    private static final String ELSEWHERE = """
            select p.alias, count(l) from IdentityProviderEntity p, OrganizationEntity o, FederatedIdentityEntity l
            where p.realmId = :realm and p.providerId = :type and o.id = p.organizationId
            and l.realmId = p.realmId and l.identityProvider = p.alias
            and not exists (select 1 from UserGroupMembershipEntity m where m.user = l.user and m.groupId = o.groupId)
            group by p.alias
            """;

    private static final String GROUP_RULES = """
            select m.identityProviderAlias, m.name, value(mode), value(rules) from IdentityProviderMapperEntity m
            join m.config mode join m.config rules
            where m.realmId = :realm and m.identityProviderMapper = :type and key(mode) = :mode and key(rules) = :rules
            """;

    static RealmOverview of(KeycloakSession session, RealmModel realm) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return new RealmOverview(
                byIssuer(entities, realm),
                withDepartments(entities, realm),
                syncModes(entities, realm),
                new ScimTokens(session, realm).connectionsWithToken(ServerTime.now()),
                elsewhere(entities, realm),
                groupRules(entities, realm),
                ConnectionRoots.ofRealm(entities, realm.getId()));
    }

    private static Map<String, List<String>> byIssuer(EntityManager entities, RealmModel realm) {
        return entities.createQuery(ISSUERS, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("type", ConnectionConfig.PROVIDER_ID)
                .setParameter("key", ConnectionConfig.IDP_ENTITY_ID)
                .getResultStream()
                .filter(row -> row[1] != null && !((String) row[1]).isBlank())
                .collect(Collectors.groupingBy(
                        row -> (String) row[1], Collectors.mapping(row -> (String) row[0], Collectors.toList())));
    }

    private static Set<String> withDepartments(EntityManager entities, RealmModel realm) {
        return entities.createQuery(WITH_MAPPER, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("type", DepartmentMapper.ID)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    /** For a mapper that has none, what Keycloak takes. */
    private static Map<String, Set<String>> syncModes(EntityManager entities, RealmModel realm) {
        return entities.createQuery(SYNC_MODES, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("types", List.of(ProfileNames.MAPPER_ID, DepartmentMapper.ID, GroupMapper.ID))
                .setParameter("key", IdentityProviderMapperModel.SYNC_MODE)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        Collectors.mapping(
                                row -> Objects.toString(row[1], IdentityProviderMapperSyncMode.LEGACY.name()),
                                Collectors.toSet())));
    }

    private static Map<String, Long> elsewhere(EntityManager entities, RealmModel realm) {
        return entities.createQuery(ELSEWHERE, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("type", ConnectionConfig.PROVIDER_ID)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** Of the mappers that map by rules. */
    private static Map<String, Map<String, String>> groupRules(EntityManager entities, RealmModel realm) {
        return entities.createQuery(GROUP_RULES, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("type", GroupMapper.ID)
                .setParameter("mode", GroupMapper.MODE)
                .setParameter("rules", GroupMapper.GROUP_RULES)
                .getResultStream()
                .filter(row -> GroupMapper.RULES.equals(row[2]))
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        Collectors.toMap(row -> (String) row[1], row -> Objects.toString(row[3], ""))));
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

    List<RootOverlap> overlaps(ConnectionConfig connection) {
        return RootOverlap.of(
                ConnectionRoots.of(connection),
                roots.stream()
                        .filter(root -> !root.connection().equals(connection.getAlias()))
                        .toList());
    }

    boolean hasToken(ConnectionConfig connection) {
        return withToken.contains(connection.getInternalId());
    }
}
