package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;
import java.util.Optional;

/** What the brake is told in its tests. */
final class BrakeEvents {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:30Z");

    private BrakeEvents() {}

    static UserCount neverAsked(Instant recently) {
        throw new AssertionError("The users were counted");
    }

    static UserCount settled(long users) {
        return new UserCount(users, 0);
    }

    static Loss lockOut(int person) {
        return loss(person, Loss.Kind.LOCK_OUT);
    }

    static Loss loss(int person, Loss.Kind kind) {
        return new Loss("person-" + person, Optional.empty(), kind);
    }

    static BrakeRecord after(Brake brake, int deactivations, long users) {
        BrakeRecord record = BrakeRecord.EMPTY;
        for (int i = 0; i < deactivations; i++) {
            record = next(brake.decide(record, lockOut(i), NOW, any -> settled(users)));
        }
        return record;
    }

    static BrakeRecord next(BrakeDecision decision) {
        return ((BrakeDecision.Proceed) decision).next();
    }
}
