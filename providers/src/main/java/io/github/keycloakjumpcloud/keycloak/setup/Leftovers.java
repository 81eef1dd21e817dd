package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.core.group.GroupRoot;
import io.github.keycloakjumpcloud.keycloak.account.BegunAccount;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionRoots;
import io.github.keycloakjumpcloud.keycloak.connection.GroupPath;
import io.github.keycloakjumpcloud.keycloak.group.GrantMemory;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.group.ScimGroup;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import io.github.keycloakjumpcloud.keycloak.scim.token.ScimTokens;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.UserCache;

/**
 * What is kept of connections that are gone: by accounts and groups, as tokens, and in rows of the server's settings. Each
 * line of an account or group begins with the internal id of its connection or mapper, so one statement for each table finds
 * them, however many people there are. Accounts, groups and memberships stay.
 */
final class Leftovers {

    /** The first word of a line; a long one Keycloak keeps in another column. No id is longer than 36 characters. */
    private static final String START =
            "coalesce(substring(a.value, 1, 60), cast(substring(a.longValue, 1, 60) as string))";

    private static final String OWNER = "substring(" + START + ", 1, locate(' ', concat(" + START + ", ' ')) - 1)";

    private static final String NO_SUCH_CONNECTION =
            " and not exists (select 1 from IdentityProviderEntity p where p.realmId = :realm and p.internalId = ";

    private static final String OF_NO_CONNECTION = NO_SUCH_CONNECTION + OWNER + ")";

    private static final String OF_NO_GRANTOR = " and not exists (select 1 from IdentityProviderMapperEntity m"
            + " where m.realmId = :realm and m.id = " + OWNER + ")"
            + " and not exists (select 1 from IdentityProviderEntity p where p.realmId = :realm"
            + " and " + OWNER + " in (concat('connection:', p.internalId), concat('withdrawn:', p.internalId)))";

    /** Of no connection. */
    private static final String NOT_REGISTERED =
            " and (a.value is null or a.value <> '" + BegunAccount.REGISTERED + "')";

    private static final List<String> ACCOUNTS = List.of(
            "delete from UserAttributeEntity a"
                    + " where a.user.id in (select u.id from UserEntity u where u.realmId = :realm) and a.name = :name"
                    + NOT_REGISTERED,
            "delete from FederatedUserAttributeEntity a where a.realmId = :realm and a.name = :name" + NOT_REGISTERED);

    private static final String GROUPS = " from GroupAttributeEntity a where a.name = :name"
            + " and a.group.id in (select g.id from GroupEntity g where g.realm = :realm) and a.value <> 'held'"
            + " and a.value not like 'held %'" + NO_SUCH_CONNECTION
            + "substring(a.value, 1, locate(' ', concat(a.value, ' ')) - 1))";

    /** Lines of an older version do not say whose they are. */
    private static final String UNOWNED = " from GroupAttributeEntity a where a.name = :name"
            + " and (a.value = 'held' or a.value like 'held %')"
            + " and a.group.id in (select g.id from GroupEntity g where g.realm = :realm and g.parentId = :root)";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager entities;

    Leftovers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Removes those of this connection too that only the group root tells of. */
    void removeWith(ConnectionConfig removed) {
        remove();
        List<GroupRoot> others = ConnectionRoots.ofRealm(entities, realm.getId());
        ConnectionRoots.of(removed).stream()
                .filter(root -> root.kind() == GroupRoot.Kind.GROUPS)
                .filter(root -> others.stream().noneMatch(root::isSharedWith))
                .map(root -> new GroupTree(session, realm).find(new GroupPath(root.path())))
                .flatMap(Optional::stream)
                .forEach(root -> removeMarks(UNOWNED, query -> query.setParameter("root", root.getId())));
    }

    /** Removes all of the realm's. */
    void remove() {
        entities.flush();
        int removed = 0;
        for (String accounts : ACCOUNTS) {
            for (String name : List.of(ScimRecord.ATTRIBUTE, ScimRecord.KEYS, BegunAccount.ATTRIBUTE)) {
                removed += remove(accounts + OF_NO_CONNECTION, name);
            }
            removed += remove(accounts + OF_NO_GRANTOR, GrantMemory.ATTRIBUTE);
        }
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null && removed > 0) {
            cache.evict(realm);
        }
        removeMarks(GROUPS, query -> {});
        new ScimTokens(session, realm).removeOfGoneConnections();
        ConnectionRow.removeOrphans(entities);
    }

    private void removeMarks(String marks, Consumer<Query> further) {
        TypedQuery<String> marked =
                named(entities.createQuery("select distinct a.group.id" + marks, String.class), ScimGroup.ATTRIBUTE);
        further.accept(marked);
        List<String> groups = marked.getResultList();
        if (!groups.isEmpty()) {
            Query removal = named(entities.createQuery("delete" + marks), ScimGroup.ATTRIBUTE);
            further.accept(removal);
            removal.executeUpdate();
            CacheRealmProvider cache = session.getProvider(CacheRealmProvider.class);
            groups.forEach(cache::registerGroupInvalidation);
        }
    }

    private int remove(String statement, String name) {
        return named(entities.createQuery(statement), name).executeUpdate();
    }

    private <Q extends Query> Q named(Q query, String name) {
        query.setParameter("realm", realm.getId()).setParameter("name", name);
        return query;
    }
}
