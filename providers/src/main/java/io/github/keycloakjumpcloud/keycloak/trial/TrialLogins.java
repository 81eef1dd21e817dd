package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/** The trial logins of the last quarter of an hour in one realm; in the whole cluster, and in memory only. */
public final class TrialLogins {

    private static final Duration KEPT = Duration.ofMinutes(15);

    /** 256 bits and more in letters and digits. */
    private static final int ID_LENGTH = 44;

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
                Optional.empty(),
                Optional.empty());
        store.put(key(trial.id()), KEPT.toSeconds(), trial.notes());
        return trial;
    }

    /** The connection's trial of this id, unless it has expired. */
    public Optional<TrialLogin> find(ConnectionConfig connection, String id) {
        Map<String, String> notes = store.get(key(id));
        return Optional.ofNullable(notes)
                .map(found -> TrialLogin.of(id, found))
                .filter(trial -> trial.connectionId().equals(connection.getInternalId()))
                .filter(trial -> ServerTime.now().isBefore(trial.expiresAt()));
    }

    void update(TrialLogin trial) {
        store.put(key(trial.id()), trial.secondsLeft(), trial.notes());
    }

    private String key(String id) {
        return "jumpcloud.trial." + realmId + "." + id;
    }
}
