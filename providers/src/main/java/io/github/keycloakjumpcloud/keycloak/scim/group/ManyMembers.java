package io.github.keycloakjumpcloud.keycloak.scim.group;

import io.github.keycloakjumpcloud.keycloak.account.IdBatch;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers.GroupCandidate;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.Consumer;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.GroupModel.GroupMemberJoinEvent;
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

    private final Operation operation;
    private final KeycloakSession session;
    private final EntityManager entities;

    ManyMembers(Operation operation) {
        this.operation = operation;
        this.session = operation.session();
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private static final String IN_ORDER = " order by u.id";

    /** Sign-ins of these users wait, and then see that they are in the group; who has just joined by a sign-in is left out. */
    private static final String LOCK = "select u.id from UserEntity u where u.id in ";

    /** Others who would change these users wait until the transaction ends. All lock in one order, so that none wait for each other for ever. */
    void lock(List<GroupCandidate> users) {
        for (IdBatch batch : batches(users)) {
            batch.bind(entities.createQuery(LOCK + batch.parameters() + IN_ORDER, String.class)
                            .setLockMode(LockModeType.PESSIMISTIC_WRITE))
                    .getResultList();
        }
    }

    /** @param users who are locked, and not in the group */
    void add(GroupModel group, List<GroupCandidate> users) {
        String insert = "insert into UserGroupMembershipEntity (user, groupId, membershipType)" + " select u, :group, '"
                + MembershipType.UNMANAGED
                + "' from UserEntity u where not exists (select 1 from UserGroupMembershipEntity m"
                + " where m.user = u and m.groupId = :group) and u.id in ";
        change(group, users, insert, user -> GroupMemberJoinEvent.fire(group, user, session));
    }

    /** @param users who are in the group */
    void remove(GroupModel group, List<GroupCandidate> users) {
        String delete = "delete from UserGroupMembershipEntity m where m.groupId = :group and m.user.id in ";
        change(group, users, delete, user -> RunningKeycloak.line().tellOfLeaving(group, user, session));
    }

    private void change(GroupModel group, List<GroupCandidate> users, String statement, Consumer<UserModel> listeners) {
        for (IdBatch batch : batches(users)) {
            batch.bind(entities.createQuery(statement + batch.parameters()))
                    .setParameter("group", group.getId())
                    .executeUpdate();
        }
        for (GroupCandidate candidate : users) {
            UserModel user = KnownUser.of(operation, candidate.userId(), candidate.username(), candidate.email());
            evict(user);
            listeners.accept(user);
        }
    }

    private static List<IdBatch> batches(List<GroupCandidate> users) {
        return IdBatch.of(users.stream().map(GroupCandidate::userId).toList());
    }

    private void evict(UserModel user) {
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null) {
            cache.evict(operation.realm(), user);
        }
    }
}
