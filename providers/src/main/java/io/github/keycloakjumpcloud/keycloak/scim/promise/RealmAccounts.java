package io.github.keycloakjumpcloud.keycloak.scim.promise;

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

    private static final int BATCH = 500;

    private final KeycloakSession session;

    RealmAccounts(KeycloakSession session) {
        this.session = session;
    }

    /** Whether who makes one says its id. */
    boolean getTheirIds() {
        return !UserDirectories.mayTakeAccounts(session.getContext().getRealm());
    }

    /** Whether an account can be made under this id. */
    boolean isFree(String id) {
        return getTheirIds() && entities().find(UserEntity.class, id) == null;
    }

    /** Those of these that are there, each with whether it is enabled. */
    Map<String, Boolean> enabled(List<String> ids) {
        Map<String, Boolean> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            entities()
                    .createQuery("select u.id, u.enabled from UserEntity u where u.id in :ids", Object[].class)
                    .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + BATCH)))
                    .getResultStream()
                    .forEach(row -> found.put((String) row[0], (Boolean) row[1]));
        }
        return found;
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
