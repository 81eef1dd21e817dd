package io.github.keycloakjumpcloud.keycloak.access;

import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * How often access may be asked for, and who waits for it; in the whole cluster, by Keycloak's single-use store. A person asks once
 * an hour, whatever they were refused for, and a connection's contacts get a bounded number of e-mails an hour.
 */
final class AccessRequests {

    /** After that the page stops asking whether the person would be let in. */
    static final Duration WAITING = Duration.ofMinutes(10);

    private static final Duration QUIET = Duration.ofHours(1);
    private static final int MOST_OF_CONNECTION = 20;
    private static final String PREFIX = "jumpcloud.access.";

    /** Whether a request goes out. */
    enum Permit {
        GRANTED,
        /** The person has asked within the hour. */
        ASKED_BEFORE,
        /** Others have asked too often. */
        TOO_MANY
    }

    private final SingleUseObjectProvider store;
    private final ConnectionConfig connection;
    private OptionalInt place = OptionalInt.empty();

    AccessRequests(KeycloakSession session, ConnectionConfig connection) {
        this.store = session.singleUseObjects();
        this.connection = connection;
    }

    /** Stands for a person, and says nothing of them to whoever looks into the cluster's memory or a row. */
    static String person(LoginFacts login) {
        String name = login.connectionId() + " " + login.principal().toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Takes the person's turn, and one of the connection's places. */
    Permit take(String person) {
        if (!store.putIfAbsent(turn(person), QUIET.toSeconds())) {
            return Permit.ASKED_BEFORE;
        }
        place = IntStream.range(0, MOST_OF_CONNECTION)
                .filter(one -> store.putIfAbsent(place(one), QUIET.toSeconds()))
                .findFirst();
        if (place.isEmpty()) {
            store.remove(turn(person));
            return Permit.TOO_MANY;
        }
        return Permit.GRANTED;
    }

    /** Gives back what was taken, since nobody could be written to. */
    void giveBack(String person) {
        store.remove(turn(person));
        place.ifPresent(taken -> store.remove(place(taken)));
    }

    /** From now on, whoever has the reference may ask how it stands. */
    void await(String reference) {
        store.put(waiting(reference), WAITING.toSeconds(), Map.of());
    }

    boolean isAwaited(String reference) {
        return store.get(waiting(reference)) != null;
    }

    private String place(int number) {
        return key("place." + number);
    }

    private String turn(String person) {
        return key("turn." + person);
    }

    private String waiting(String reference) {
        return key("waiting." + reference);
    }

    private String key(String name) {
        return PREFIX + connection.getInternalId() + "." + name;
    }
}
