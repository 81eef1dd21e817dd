package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.mapper.DepartmentMapper;
import io.github.keycloakjumpcloud.keycloak.mapper.GroupMapper;
import io.github.keycloakjumpcloud.keycloak.mapper.ProfileMapper;
import io.github.keycloakjumpcloud.keycloak.profile.FurtherAttributes;
import io.github.keycloakjumpcloud.keycloak.profile.ProfileNames;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;

/** The statements of {@link RealmOverview}: each asks about the connections that are looked at, not about each of them. */
final class OverviewQueries {

    private static final String OF_PROVIDERS = " and p.alias in :aliases";
    private static final String OF_MAPPERS = " and m.identityProviderAlias in :aliases";
    private static final String BY_ALIAS = " group by p.alias";

    private static final String WITH_MAPPER = """
            select distinct m.identityProviderAlias from IdentityProviderMapperEntity m
            where m.realmId = :realm and m.identityProviderMapper = :type
            """;

    private static final String SETTINGS = """
            select m.identityProviderAlias, value(c) from IdentityProviderMapperEntity m
            left join m.config c on key(c) = :key
            where m.realmId = :realm and m.identityProviderMapper in :types
            """;

    private static final String ELSEWHERE = """
            select p.alias, count(l) from IdentityProviderEntity p, OrganizationEntity o, FederatedIdentityEntity l
            where p.realmId = :realm and p.providerId = :type and o.id = p.organizationId
            and l.realmId = p.realmId and l.identityProvider = p.alias
            and not exists (select 1 from UserGroupMembershipEntity m where m.user = l.user and m.groupId = o.groupId)
            """;

    private static final String GROUP_RULES = """
            select m.identityProviderAlias, m.name, value(mode), value(rules) from IdentityProviderMapperEntity m
            join m.config mode join m.config rules
            where m.realmId = :realm and m.identityProviderMapper = :type and key(mode) = :mode and key(rules) = :rules
            """;

    private final EntityManager entities;
    private final String realmId;
    private final Optional<Collection<String>> aliases;

    /** @param aliases of the connections that are looked at; absent for all of the realm */
    OverviewQueries(EntityManager entities, String realmId, Optional<Collection<String>> aliases) {
        this.entities = entities;
        this.realmId = realmId;
        this.aliases = aliases;
    }

    Set<String> withDepartments() {
        return ofMappers(WITH_MAPPER, String.class)
                .setParameter("type", DepartmentMapper.ID)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    /** For a mapper that has none, what Keycloak takes. */
    Map<String, Set<String>> syncModes() {
        return settings(
                IdentityProviderMapperModel.SYNC_MODE,
                IdentityProviderMapperSyncMode.LEGACY.name(),
                ProfileNames.MAPPER_ID,
                DepartmentMapper.ID,
                GroupMapper.ID);
    }

    /** By alias, the user attributes that the profile mapper writes; no entry without such a mapper. */
    Map<String, Set<String>> profileAttributes() {
        return settings(FurtherAttributes.SETTING, "", ProfileNames.MAPPER_ID).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, further -> further.getValue().stream()
                        .flatMap(text -> ProfileMapper.written(FurtherAttributes.readable(text)))
                        .collect(Collectors.toSet())));
    }

    /** By alias, the values that one setting has in mappers of these types. */
    private Map<String, Set<String>> settings(String key, String absent, String... types) {
        return ofMappers(SETTINGS, Object[].class)
                .setParameter("types", List.of(types))
                .setParameter("key", key)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        Collectors.mapping(row -> Objects.toString(row[1], absent), Collectors.toSet())));
    }

    /** @param inOrganizations aliases of the connections that are in an Organization; absent for all of the realm */
    Map<String, Long> elsewhere(Optional<Collection<String>> inOrganizations) {
        // Without an Organization the database would go through the links of everybody, and find none of them.
        if (inOrganizations.filter(Collection::isEmpty).isPresent()) {
            return Map.of();
        }
        return query(ELSEWHERE, inOrganizations, OF_PROVIDERS, BY_ALIAS, Object[].class)
                .setParameter("type", ConnectionConfig.PROVIDER_ID)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** Of the mappers that map by rules. */
    Map<String, Map<String, String>> groupRules() {
        return ofMappers(GROUP_RULES, Object[].class)
                .setParameter("type", GroupMapper.ID)
                .setParameter("mode", GroupMapper.MODE)
                .setParameter("rules", GroupMapper.GROUP_RULES)
                .getResultStream()
                .filter(row -> GroupMapper.RULES.equals(row[2]))
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        Collectors.toMap(row -> (String) row[1], row -> Objects.toString(row[3], ""))));
    }

    private <T> TypedQuery<T> ofMappers(String statement, Class<T> type) {
        return query(statement, aliases, OF_MAPPERS, "", type);
    }

    private <T> TypedQuery<T> query(
            String statement, Optional<Collection<String>> named, String restriction, String end, Class<T> type) {
        TypedQuery<T> query = entities.createQuery(
                        statement + named.map(any -> restriction).orElse("") + end, type)
                .setParameter("realm", realmId);
        named.ifPresent(asked -> query.setParameter("aliases", asked));
        return query;
    }
}
