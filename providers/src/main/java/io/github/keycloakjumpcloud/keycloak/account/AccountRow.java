package io.github.keycloakjumpcloud.keycloak.account;

import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.storage.StorageId;

/** The row of an account, without Keycloak's caches. */
public final class AccountRow {

    private static final String STATE = """
            select u.enabled, a from UserEntity u left join UserAttributeEntity a on a.user = u and a.name = 'jumpcloudScim'
            where u.id = :id
            """;

    private final KeycloakSession session;
    private final String userId;

    public AccountRow(KeycloakSession session, String userId) {
        this.session = session;
        this.userId = userId;
    }

    /**
     * Whether it is disabled, or SCIM has disabled it and something else wrote the row back: then it is disabled anew. False
     * for an account that is not there, as one of a directory.
     */
    public boolean isLockedOut() {
        UserModel stored = stored();
        return stored != null && (!stored.isEnabled() || disableAgain(stored));
    }

    /**
     * As {@link #isLockedOut}, for a transaction that has read nothing of the account: asks in one statement, since mostly nobody
     * is.
     */
    public boolean isLockedOutByNow() {
        return rows().anyMatch(AccountRow::mayBeLockedOut) && isLockedOut();
    }

    private Stream<Object[]> rows() {
        return session
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(STATE, Object[].class)
                .setParameter("id", userId)
                .getResultList()
                .stream();
    }

    private static boolean mayBeLockedOut(Object[] row) {
        boolean enabled = (boolean) row[0];
        return !enabled
                || row[1] instanceof UserAttributeEntity record
                        && RecordLine.parse(record.getValue()).disabled();
    }

    private boolean disableAgain(UserModel stored) {
        if (!DisabledMark.stands(session, stored)) {
            return false;
        }
        session.users().getUserById(session.getContext().getRealm(), userId).setEnabled(false);
        return true;
    }

    /**
     * Where another request or node has deleted it, and Keycloak's cache names it none the less, makes that forget it, with
     * its name and its address.
     *
     * @return whether it is gone; false for an account of a directory
     */
    public boolean forgetIfGone() {
        if (!StorageId.isLocalStorage(userId) || stored() != null) {
            return false;
        }
        if (session.users().getUserById(session.getContext().getRealm(), userId) instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        return true;
    }

    /** Null when there is none. */
    private UserModel stored() {
        return session.getProvider(UserProvider.class)
                .getUserById(session.getContext().getRealm(), userId);
    }
}
