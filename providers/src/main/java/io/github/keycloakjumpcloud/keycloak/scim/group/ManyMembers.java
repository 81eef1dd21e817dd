package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.GroupModel.GroupMemberJoinEvent;
import org.keycloak.models.GroupModel.GroupMemberLeaveEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.representations.idm.MembershipType;

/**
 * Puts many users into a group or takes them out, with one statement for hundreds of them. Keycloak's own way loads each
 * user, and goes through all that are loaded each time: 2,000 members would take minutes. Its caches and whoever listens
 * for members are told as they would be otherwise.
 */
final class ManyMembers {

    /** How many ids go into one statement; Oracle takes no more than 1,000. */
    private static final int BATCH = 500;

    private final Operation operation;
    private final KeycloakSession session;
    private final EntityManager entities;

    ManyMembers(Operation operation) {
        this.operation = operation;
        this.session = operation.session();
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** @param ids of users who are not in the group */
    void add(GroupModel group, Collection<String> ids) {
        String insert = "insert into UserGroupMembershipEntity (user, groupId, membershipType)" + " select u, :group, '"
                + MembershipType.UNMANAGED + "' from UserEntity u where u.id in :ids";
        change(group, ids, insert, user -> GroupMemberJoinEvent.fire(group, user, session));
    }

    /** @param ids of users who are in the group */
    void remove(GroupModel group, Collection<String> ids) {
        String delete = "delete from UserGroupMembershipEntity m where m.groupId = :group and m.user.id in :ids";
        change(group, ids, delete, user -> GroupMemberLeaveEvent.fire(group, user, session));
    }

    private void change(GroupModel group, Collection<String> ids, String statement, Consumer<UserModel> listeners) {
        List<String> all = List.copyOf(ids);
        for (int start = 0; start < all.size(); start += BATCH) {
            List<String> some = all.subList(start, Math.min(all.size(), start + BATCH));
            entities.createQuery(statement)
                    .setParameter("group", group.getId())
                    .setParameter("ids", some)
                    .executeUpdate();
            users(some).forEach(user -> {
                evict(user);
                listeners.accept(user);
            });
        }
    }

    private List<UserModel> users(List<String> ids) {
        return entities
                .createQuery("select u.id, u.username, u.email from UserEntity u where u.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .map(row -> KnownUser.of(operation, (String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    private void evict(UserModel user) {
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null) {
            cache.evict(operation.realm(), user);
        }
    }
}
