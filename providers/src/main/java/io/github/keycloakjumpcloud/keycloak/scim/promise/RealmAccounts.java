package io.github.keycloakjumpcloud.keycloak.scim.promise;

import io.github.keycloakjumpcloud.keycloak.account.IdBatch;
import io.github.keycloakjumpcloud.keycloak.account.UserDirectories;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.UserEntity;

/** The accounts in the database, whosoever they are, by their ids. */
final class RealmAccounts {

    private static final String ENABLED = "select u.id, u.enabled from UserEntity u where u.id in ";

    private final KeycloakSession session;

    RealmAccounts(KeycloakSession session) {
        this.session = session;
    }

    /** Whether an account can be made under this id: a directory that takes new ones chooses it itself. */
    boolean isFree(String id) {
        return !UserDirectories.mayTakeAccounts(session.getContext().getRealm())
                && entities().find(UserEntity.class, id) == null;
    }

    /** Those of these that are there, each with whether it is enabled. */
    Map<String, Boolean> enabled(List<String> ids) {
        Map<String, Boolean> found = new HashMap<>();
        for (IdBatch batch : IdBatch.of(ids)) {
            batch.bind(entities().createQuery(ENABLED + batch.parameters(), Object[].class))
                    .getResultStream()
                    .forEach(row -> found.put((String) row[0], (Boolean) row[1]));
        }
        return found;
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
