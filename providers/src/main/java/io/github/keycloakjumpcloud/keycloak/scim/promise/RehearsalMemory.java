package io.github.keycloakjumpcloud.keycloak.scim.promise;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.core.scim.ScimMode;
import io.github.keycloakjumpcloud.keycloak.account.UserDirectories;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.UserEntity;

/** The life of a rehearsal: its beginning, and what is left of it once its connection is live. Bound to the session and its transaction. */
public final class RehearsalMemory {

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final RehearsalRow row;
    private final Promises promises;

    public RehearsalMemory(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
        this.row = new RehearsalRow(session, connection);
        this.promises = new Promises(session, connection);
    }

    /**
     * Begins a rehearsal where there is none, or one from before the connection was live, of which ids are left; and lets no other request
     * of it in until the transaction ends.
     */
    public void begin() {
        Optional<RehearsalTime> time = row.lock();
        if (time.filter(last -> last.live().isEmpty()).isPresent()) {
            return;
        }
        if (time.filter(last -> last.isForgotten(ServerTime.now())).isPresent()) {
            promises.removeAll();
        } else {
            promises.keepIds();
        }
        row.write(RehearsalTime.from(ServerTime.now()));
    }

    /**
     * The connection is live: forgets all but the promised accounts that are still to be made and, after {@link RehearsalTime#LASTS}, these
     * as well.
     */
    public void tidy() {
        row.lockPresent().ifPresent(time -> {
            if (time.isForgotten(ServerTime.now())) {
                promises.removeAll();
                row.remove();
            } else if (time.live().isEmpty()) {
                promises.keepAccounts();
                row.write(time.goneLive(ServerTime.now()));
            }
        });
    }

    /** The id that is promised for the account of this address, which a sign-in is about to make. */
    public Optional<String> takeForSignIn(EmailAddress address) {
        Optional<String> id = promises.idFor(address, Optional.empty()).filter(this::isFree);
        id.ifPresent(promised -> {
            if (RehearsalRow.mode(connection) == ScimMode.LIVE) {
                promises.fulfilled(address);
            } else {
                promises.find(ResourceKind.USER, promised)
                        .map(Promise::takenOver)
                        .ifPresent(promises::put);
            }
        });
        return id;
    }

    /** Whether an account can be made under this id: a directory chooses ids itself. */
    public boolean isFree(String id) {
        return !UserDirectories.mayTakeAccounts(session.getContext().getRealm())
                && entities().find(UserEntity.class, id) == null;
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
