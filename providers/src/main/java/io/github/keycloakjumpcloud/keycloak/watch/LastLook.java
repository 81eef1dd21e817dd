package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.row.RowText;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** When the connections of all realms were looked at last, by whichever node. */
final class LastLook {

    private static final String KIND = "jumpcloud-certificate-watch";
    private static final String AT = "at";

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
                .flatMap(LastLook::time)
                .filter(last -> !last.isAfter(now) && last.plus(interval).isAfter(now))
                .isEmpty();
    }

    /** In an earlier build the row held the seconds and nothing else. A node with that build looks once more. */
    private static Optional<Instant> time(String stored) {
        return RowText.read(stored)
                .time(AT)
                .or(() -> RowText.EMPTY.with(AT, stored).time(AT));
    }

    void note(Instant now) {
        String text = RowText.EMPTY.with(AT, now).toString();
        row.lock().ifPresentOrElse(locked -> locked.write(text), () -> row.add(text));
    }
}
