package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/** The trial logins of the last quarter of an hour in one realm, and the last answers; in the cluster, and in memory only. */
public final class TrialLogins {

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final String CALLER = "caller";
    private static final String AT = "at";

    /** 256 bits and more in letters and digits. */
    private static final int ID_LENGTH = 44;

    /** A RelayState is the client, the browser tab and a secret. */
    private static final int LONGEST_STATE = 500;

    private final SingleUseObjectProvider store;
    private final String realmId;

    public TrialLogins(KeycloakSession session) {
        this.store = session.singleUseObjects();
        this.realmId = session.getContext().getRealm().getId();
    }

    /** @param caller who alone may see the report */
    public TrialLogin begin(ConnectionConfig connection, String caller) {
        TrialLogin trial = new TrialLogin(
                SecretGenerator.getInstance().randomString(ID_LENGTH, SecretGenerator.ALPHANUM),
                connection.getInternalId(),
                caller,
                ServerTime.now().plus(KEPT),
                Optional.empty());
        store.put(key(trial.id()), KEPT.toSeconds(), trial.notes());
        return trial;
    }

    /** The connection's trial of this id, unless it has expired. */
    public Optional<TrialLogin> find(ConnectionConfig connection, String id) {
        return find(id).filter(trial -> trial.connectionId().equals(connection.getInternalId()));
    }

    /** The realm's trial of this id, unless it has expired. */
    Optional<TrialLogin> find(String id) {
        return Optional.ofNullable(id)
                .filter(any -> any.length() == ID_LENGTH)
                .flatMap(any -> Optional.ofNullable(store.get(key(any))))
                .map(found -> TrialLogin.of(id, found))
                .filter(trial -> ServerTime.now().isBefore(trial.expiresAt()));
    }

    /** The trial has sent a request with this RelayState. */
    void send(TrialLogin trial, String relayState, TrialRequest request) {
        store.put(requestKey(relayState), trial.secondsLeft(), request.notes());
    }

    /** What a trial of the realm has sent with this RelayState, whatever has become of the trial. */
    Optional<TrialRequest> sent(String relayState) {
        return Optional.ofNullable(relayState)
                .filter(state -> state.length() <= LONGEST_STATE)
                .flatMap(state -> Optional.ofNullable(store.get(requestKey(state))))
                .map(TrialRequest::of);
    }

    /** JumpCloud has answered the trial at this moment. */
    void end(TrialLogin trial) {
        store.put(key(trial.id()), trial.secondsLeft(), trial.notes());
        Map<String, String> answer =
                Map.of(CALLER, trial.caller(), AT, ServerTime.now().toString());
        store.put(lastKey(trial.connectionId()), REMEMBERED.toSeconds(), answer);
    }

    /**
     * An answer of JumpCloud's to a trial.
     *
     * @param caller who started the trial
     */
    public record Answered(String caller, Instant at) {

        /** Since it came; not negative. */
        public long secondsAgo() {
            return Math.max(0, Duration.between(at, ServerTime.now()).toSeconds());
        }
    }

    /** The answer that came last of those of the last 30 days; empty also when all nodes have been down meanwhile. */
    public Optional<Answered> lastAnswer(ConnectionConfig connection) {
        return Optional.ofNullable(store.get(lastKey(connection.getInternalId())))
                .map(notes -> new Answered(notes.get(CALLER), Instant.parse(notes.get(AT))));
    }

    private String lastKey(String connectionId) {
        return "jumpcloud.trial-answered." + realmId + "." + connectionId;
    }

    private String requestKey(String relayState) {
        return "jumpcloud.trial-request." + realmId + "." + relayState;
    }

    private String key(String id) {
        return "jumpcloud.trial." + realmId + "." + id;
    }
}
