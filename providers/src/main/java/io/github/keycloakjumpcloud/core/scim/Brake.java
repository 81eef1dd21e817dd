package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Stops a directory that was emptied by mistake from emptying the realm: more deactivations and deletions within an hour
 * than a share of the connection's users are refused, when it has over {@value #FEW} users.
 */
public final class Brake {

    /** Up to so many users there is no brake: a share of them means nothing. */
    static final int FEW = 20;

    private static final int WHOLE = 100;

    private final int percent;

    /** @param percent the share; 0 for no brake */
    public Brake(int percent) {
        this.percent = percent;
    }

    public boolean isOff() {
        return percent == 0;
    }

    /**
     * Decides on one more deactivation or deletion.
     *
     * @param loss what happens to the user
     * @param users how many users the connection has now; asked only when the answer could matter
     */
    public BrakeDecision decide(BrakeRecord before, Loss loss, Instant now, LongSupplier users) {
        if (isOff()) {
            return new BrakeDecision.Proceed(before);
        }
        if (before.engagedSince().isPresent()) {
            return new BrakeDecision.Refused();
        }
        BrakeRecord hour = before.lastHour(now);
        if (hour.losses() < limit(FEW + 1)
                || isWithin(hour, hour.knownUsers(now).orElse(0))) {
            return new BrakeDecision.Proceed(hour.plus(loss, now));
        }
        // Who was deleted within the hour was one of the users when it began.
        long counted = users.getAsLong() + hour.removals();
        if (counted <= FEW || isWithin(hour, counted)) {
            return new BrakeDecision.Proceed(hour.knowing(counted, now).plus(loss, now));
        }
        return new BrakeDecision.Refused();
    }

    private boolean isWithin(BrakeRecord hour, long users) {
        return hour.losses() < limit(users);
    }

    private long limit(long users) {
        return users * percent / WHOLE;
    }
}
