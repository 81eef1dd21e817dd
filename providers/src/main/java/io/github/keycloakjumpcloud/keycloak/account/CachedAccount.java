package io.github.keycloakjumpcloud.keycloak.account;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.cache.CachedUserModel;

/**
 * An account as Keycloak's cache tells of it, beside its rows. What another node has changed a moment ago the cache may not
 * know yet; an account that it tells of rightly stays in it, and costs the requests that follow nothing.
 */
final class CachedAccount {

    private static final List<Function<UserModel, Object>> FIELDS = List.of(
            UserModel::getUsername,
            UserModel::getEmail,
            UserModel::isEmailVerified,
            UserModel::isEnabled,
            UserModel::getFirstName,
            UserModel::getLastName,
            UserModel::getFederationLink,
            UserModel::getServiceAccountClientLink,
            UserModel::getCreatedTimestamp);

    /**
     * Groups, roles and links, by one statement; the first column says which. Keycloak's cache shows no group by which an
     * Organization has its members.
     */
    private static final String ROWS = """
            select 1, g.id, g.id, g.id from UserGroupMembershipEntity m join GroupEntity g on g.id = m.groupId
            where m.user.id = :id and g.type = 0
            union all
            select 2, r.roleId, r.roleId, r.roleId from UserRoleMappingEntity r where r.user.id = :id
            union all
            select 3, f.identityProvider, f.userId, f.userName from FederatedIdentityEntity f where f.user.id = :id
            """;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserProvider rows;
    private final CachedUserModel cached;

    CachedAccount(KeycloakSession session, CachedUserModel cached) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.rows = session.getProvider(UserProvider.class);
        this.cached = cached;
    }

    /**
     * Lets the cache forget the account, unless it has the fields, attributes, groups, roles and links of the rows. Credentials and
     * required actions are not compared. Of an account of a directory, the directory has to be asked.
     *
     * @param link by which the cache has found the account, if by one: it may remember one that is gone
     */
    void forgetIfOutdated(Optional<FederatedIdentityModel> link) {
        UserModel stored = rows.getUserById(realm, cached.getId());
        if (stored == null
                || stored.getFederationLink() != null
                || !isAs(stored)
                || !link.stream().allMatch(this::isLinked)) {
            cached.invalidate();
        }
    }

    /** To be asked of an account whose links the cache has as they are. */
    private boolean isLinked(FederatedIdentityModel link) {
        return session.users()
                .getFederatedIdentitiesStream(realm, cached)
                .anyMatch(found -> link.getIdentityProvider().equals(found.getIdentityProvider())
                        && link.getUserId().equals(found.getUserId()));
    }

    private boolean isAs(UserModel stored) {
        return FIELDS.stream().allMatch(field -> Objects.equals(field.apply(stored), field.apply(cached)))
                && values(stored).equals(values(cached))
                && rows().equals(told());
    }

    /** Of several values the database keeps no order. */
    private static Map<String, Set<String>> values(UserModel user) {
        Map<String, Set<String>> values = new HashMap<>();
        user.getAttributes().forEach((name, all) -> values.put(name, new HashSet<>(all)));
        return values;
    }

    private Set<List<Object>> rows() {
        return session
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(ROWS, Object[].class)
                .setParameter("id", cached.getId())
                .getResultList()
                .stream()
                .map(Arrays::asList)
                .collect(Collectors.toSet());
    }

    /** The same as the cache has it. */
    private Set<List<Object>> told() {
        Stream<List<Object>> groups =
                cached.getGroupsStream().map(GroupModel::getId).map(id -> List.of(1, id, id, id));
        Stream<List<Object>> roles =
                cached.getRoleMappingsStream().map(RoleModel::getId).map(id -> List.of(2, id, id, id));
        Stream<List<Object>> links = session.users()
                .getFederatedIdentitiesStream(realm, cached)
                .map(link -> Arrays.asList(3, link.getIdentityProvider(), link.getUserId(), link.getUserName()));
        return Stream.of(groups, roles, links).flatMap(all -> all).collect(Collectors.toSet());
    }
}
