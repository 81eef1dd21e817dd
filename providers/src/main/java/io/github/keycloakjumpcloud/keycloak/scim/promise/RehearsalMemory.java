package io.github.keycloakjumpcloud.keycloak.scim.promise;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.keycloak.account.UserDirectories;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.UserEntity;

/** The life of a rehearsal: its beginning, and what is left of it once its connection is live. Bound to the session and its transaction. */
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
     * Begins a rehearsal where there is none, or one from before the connection was live, of which ids are left; and lets no other request
     * of it in until the transaction ends.
     */
    public void begin() {
        if (row.lock().filter(time -> !time.live()).isEmpty()) {
            promises.keepIds();
            row.write(RehearsalTime.from(ServerTime.now()));
        }
    }

    /**
     * The id that was promised for the account of this address, which is about to be made. It is promised to nobody afterwards,
     * and not given again when the account is deleted.
     *
     * @return empty when none was, and where a directory chooses ids
     */
    public Optional<String> takeId(EmailAddress address) {
        return row.lockPresent().flatMap(time -> takeKeptId(address));
    }

    private Optional<String> takeKeptId(EmailAddress address) {
        Optional<String> id = promises.takeId(address);
        removeWithoutIds();
        return id.filter(any ->
                        !UserDirectories.mayTakeAccounts(session.getContext().getRealm()))
                .filter(promised -> entities().find(UserEntity.class, promised) == null);
    }

    /** The connection is live: forgets all but the ids that were promised to accounts that are still to be made. */
    public void goLive() {
        row.lockPresent().filter(time -> !time.live()).ifPresent(time -> {
            promises.keepIds();
            row.write(time.goneLive());
            removeWithoutIds();
        });
    }

    private void removeWithoutIds() {
        if (!promises.promiseIds()) {
            row.remove();
        }
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
