package io.github.keycloakjumpcloud.keycloak.scim.promise;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The life of a rehearsal: its beginning, and what is left of it once its connection is live. Bound to the session and its transaction. */
public final class RehearsalMemory {

    private final RehearsalRow row;
    private final Promises promises;
    private final RealmAccounts accounts;

    public RehearsalMemory(KeycloakSession session, ConnectionConfig connection) {
        this.row = new RehearsalRow(session, connection);
        this.promises = new Promises(session, connection);
        this.accounts = new RealmAccounts(session);
    }

    /**
     * Begins a rehearsal where there is none, or one from before the connection was live, of which promises are left; and lets no other
     * request of it in until the transaction ends.
     *
     * @param known as it was when the request was let in
     * @return whether the connection is rehearsed; not when it has gone live since
     */
    public boolean begin(Optional<RehearsalTime> known) {
        Optional<RehearsalTime> time = row.lock();
        Optional<Instant> live = time.flatMap(RehearsalTime::live);
        if (time.isPresent() && live.isEmpty()) {
            return true;
        }
        if (!live.equals(known.flatMap(RehearsalTime::live))) {
            return false;
        }
        if (time.filter(last -> last.isForgotten(ServerTime.now())).isPresent()) {
            promises.removeAll();
        } else {
            promises.beginAnew();
        }
        row.write(RehearsalTime.from(ServerTime.now()));
        return true;
    }

    /**
     * The connection is live: forgets all but what JumpCloud believes to be there and, after {@link RehearsalTime#LASTS}, that
     * as well.
     */
    public void tidy() {
        row.lockPresent().ifPresent(time -> {
            if (time.isForgotten(ServerTime.now())) {
                promises.removeAll();
                row.remove();
            } else if (time.live().isEmpty()) {
                promises.keepOwed();
                row.write(time.goneLive(ServerTime.now()));
            }
        });
    }

    /** Somebody is to be locked out whom a live connection could not: it is tried again by the next request that can. */
    public void unsettle() {
        row.lockPresent().map(RehearsalTime::unsettled).ifPresent(row::write);
    }

    /**
     * The promise of an account to a person of this address, who signs in. None once nothing is promised any more, as of a connection of which
     * SCIM asks nothing: then nobody has noted that it is live.
     */
    public Optional<Promise> promiseTo(EmailAddress address) {
        Instant now = ServerTime.now();
        return row.readAny()
                .filter(time ->
                        !time.isForgotten(now) && now.isBefore(time.end().plus(RehearsalTime.LASTS)))
                .flatMap(any -> promises.idFor(address, Optional.empty()))
                .flatMap(id ->
                        promises.owed(ResourceKind.USER, List.of(id)).stream().findFirst());
    }

    /** Whether an account can be made under this id. */
    public boolean isFree(String id) {
        return accounts.isFree(id);
    }

    /** Forgets the rehearsal: the next one begins anew, and no id is promised. */
    public void forget() {
        row.lockPresent();
        promises.removeAll();
        row.remove();
    }
}
