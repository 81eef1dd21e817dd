package io.github.keycloakjumpcloud.keycloak.scim.promise;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.keycloak.account.UserDirectories;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.UserEntity;

/** What is left of a rehearsal once its connection is live: the ids that it has promised. Bound to the session and its transaction. */
public final class RehearsalMemory {

    private final KeycloakSession session;
    private final RehearsalRow row;
    private final Promises promises;

    public RehearsalMemory(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.row = new RehearsalRow(session, connection);
        this.promises = new Promises(session, connection);
    }

    /**
     * The id that was promised for the account of this address, which is about to be made. It is promised to nobody afterwards,
     * and not given again when the account is deleted. What else the rehearsal has kept is forgotten.
     *
     * @return empty when none was, and where a directory chooses ids
     */
    public Optional<String> takeId(EmailAddress address) {
        return row.lockPresent().flatMap(time -> takeId(time, address));
    }

    private Optional<String> takeId(RehearsalTime time, EmailAddress address) {
        if (!time.live()) {
            promises.keepIds();
            row.goLive(time);
        }
        Optional<String> id = promises.takeId(PromisedKeys.address(address));
        if (!promises.promiseIds()) {
            row.remove();
        }
        return id.filter(any ->
                        !UserDirectories.mayTakeAccounts(session.getContext().getRealm()))
                .filter(promised -> entities().find(UserEntity.class, promised) == null);
    }

    /** Forgets the rehearsal: the next one begins anew, and no id is promised. */
    public void forget() {
        row.lockPresent();
        promises.removeAll();
        row.remove();
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
