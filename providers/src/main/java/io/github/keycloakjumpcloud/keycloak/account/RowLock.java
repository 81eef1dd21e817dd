package io.github.keycloakjumpcloud.keycloak.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Lets changes of one user or group happen one after the other, on all nodes: until the transaction ends the others wait,
 * and then see what it has written. Keycloak itself lets the last one win, field by field, and its cache may show what was
 * there before.
 */
public final class RowLock {

    private static final String USER = "select u.id from UserEntity u where u.id = :id";
    private static final String GROUP = "select g.id from GroupEntity g where g.id = :id";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager entities;

    public RowLock(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * The user as the database has it.
     *
     * @param id of a user of whom nothing was read in this transaction
     * @return null when there is none
     */
    public UserModel user(String id) {
        return entities.find(UserEntity.class, id, LockModeType.PESSIMISTIC_WRITE) == null ? null : fresh(id);
    }

    private UserModel compared(String id, Optional<FederatedIdentityModel> link) {
        UserModel user = session.users().getUserById(realm, id);
        if (user instanceof CachedUserModel cached) {
            new CachedAccount(session, cached).forgetIfOutdated(link);
        }
        return user;
    }

    private UserModel fresh(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (user instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        return user;
    }

    /**
     * As {@link #user}, for one of whom this transaction may have read something before; that is read anew.
     *
     * @return null when there is none, as for an account of a directory
     */
    public UserModel userReadBefore(String id) {
        return lockAnew(id) ? fresh(id) : null;
    }

    /**
     * As {@link #userReadBefore}, for one whose credentials do not matter: Keycloak's cache keeps what it has of the user, if the
     * database has the same.
     *
     * @param link by which the user was found, if it was by one
     */
    public UserModel userInCache(String id, Optional<FederatedIdentityModel> link) {
        return lockAnew(id) ? compared(id, link) : null;
    }

    /** False when it is gone. */
    private boolean lockAnew(String id) {
        if (!isRead(id)) {
            // Of a row that is gone there may be a reference still.
            boolean there = entities.find(UserEntity.class, id, LockModeType.PESSIMISTIC_WRITE) != null && isRead(id);
            if (!there) {
                new AccountRow(session, id).forgetIfGone();
            }
            return there;
        }
        // A row that is gone when its turn comes would be a failure of the transaction, were it refreshed with the
        // lock.
        if (!lock(USER, id, LockModeType.PESSIMISTIC_WRITE)) {
            forget(id);
            return false;
        }
        entities.refresh(entities.find(UserEntity.class, id), LockModeType.PESSIMISTIC_WRITE);
        return true;
    }

    private boolean isHeld(String id) {
        return isRead(id)
                && entities.getLockMode(entities.find(UserEntity.class, id)) == LockModeType.PESSIMISTIC_WRITE;
    }

    /** Whether this transaction has read its row. A reference would tell as well, and fail where there is no row. */
    private boolean isRead(String id) {
        return isRead(UserEntity.class, id);
    }

    private boolean isRead(Class<?> row, String id) {
        return entities.unwrap(Session.class).getStatistics().getEntityKeys().stream()
                .map(EntityKey.class::cast)
                .anyMatch(read ->
                        read.getIdentifier().equals(id) && read.getEntityName().equals(row.getName()));
    }

    /** What this transaction has read of it, and what Keycloak's cache tells. */
    private void forget(String id) {
        Optional.ofNullable(entities.find(UserEntity.class, id)).ifPresent(entities::detach);
        new AccountRow(session, id).forgetIfGone();
    }

    /** False when it is gone. */
    private boolean lock(String row, String id, LockModeType mode) {
        return !entities.createQuery(row, String.class)
                .setParameter("id", id)
                .setLockMode(mode)
                .getResultList()
                .isEmpty();
    }

    /**
     * Holds a user of whom something was read or changed in this transaction. What Keycloak asks the database from now on,
     * such as whether the user is in a group that the user is to join, it sees as others have left it. Nothing happens for a
     * user who is not in the database.
     *
     * @return false for one whom others cannot have changed: a {@link NewUser}, or one whom this transaction holds already
     */
    public boolean hold(UserModel user) {
        if (user instanceof NewUser || isHeld(user.getId())) {
            return false;
        }
        entities.find(UserEntity.class, user.getId(), LockModeType.PESSIMISTIC_WRITE);
        if (user instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        return true;
    }

    /**
     * Lets nobody remove the group who waits for its row, until the transaction ends: a membership of a group that is gone
     * would be lost, since Keycloak's database does not mind it.
     *
     * @return false when it is gone
     */
    public boolean keepGroup(String id) {
        return lock(GROUP, id, LockModeType.PESSIMISTIC_READ);
    }

    /** The group as the database has it; null when there is none. */
    public GroupModel group(String id) {
        boolean readBefore = isRead(GroupEntity.class, id);
        GroupEntity group = entities.find(GroupEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        // Of one that was deleted just now, Keycloak's cache may not have heard yet.
        session.getProvider(CacheRealmProvider.class).registerGroupInvalidation(id);
        if (group == null) {
            return null;
        }
        if (readBefore) {
            entities.refresh(group);
        }
        return realm.getGroupById(id);
    }
}
