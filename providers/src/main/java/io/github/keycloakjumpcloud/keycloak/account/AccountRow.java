package io.github.keycloakjumpcloud.keycloak.account;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.UserEntity;

/** The row of an account, without Keycloak's caches. */
public final class AccountRow {

    private final KeycloakSession session;
    private final String userId;

    public AccountRow(KeycloakSession session, String userId) {
        this.session = session;
        this.userId = userId;
    }

    /** False for an account that is not there, as one of a directory. */
    public boolean isDisabled() {
        UserEntity row = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .find(UserEntity.class, userId);
        return row != null && !row.isEnabled();
    }
}
