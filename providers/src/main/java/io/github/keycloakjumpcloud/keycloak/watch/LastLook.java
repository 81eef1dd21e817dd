package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** When the connections of all realms were looked at last, by whichever node. */
final class LastLook {

    private static final String KIND = "jumpcloud-certificate-watch";

    /** No realm and no connection has such an id. */
    private static final String ALL = "*";

    private final ConnectionRow row;

    LastLook(KeycloakSession session) {
        this(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    LastLook(EntityManager entities) {
        this.row = new ConnectionRow(entities, KIND, ALL, ALL);
    }

    /** Whether it was so long ago; also when it was never, or the clock was set back since. */
    boolean isOver(Duration interval, Instant now) {
        return row.read()
                .filter(text -> text.matches("\\d{1,11}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                .filter(last -> !last.isAfter(now) && last.plus(interval).isAfter(now))
                .isEmpty();
    }

    void note(Instant now) {
        String text = String.valueOf(now.getEpochSecond());
        row.lock().ifPresentOrElse(locked -> locked.write(text), () -> row.add(text));
    }
}
