package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.persistence.LockModeType;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;

/**
 * Where a realm lets accounts share an e-mail address, nothing in the database keeps two of them from being made, or linked,
 * for one person at the same moment. There, whoever does so for a connection waits for the others, on all nodes.
 */
public final class AddressTurn {

    private AddressTurn() {}

    /** Lasts until the transaction ends. What others have written is seen by whoever reads it afterwards. */
    public static void take(KeycloakSession session, ConnectionConfig connection) {
        if (session.getContext().getRealm().isDuplicateEmailsAllowed()) {
            session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .find(IdentityProviderEntity.class, connection.getInternalId(), LockModeType.PESSIMISTIC_WRITE);
        }
    }
}
