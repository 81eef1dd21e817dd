package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;

/**
 * Keeps a directory that was emptied by mistake from emptying the realm. Within an hour only a percentage of the
 * connection's users can lose their accounts, once the connection has more than {@value #FEW} users. Users whose
 * accounts were made within the hour have a percentage of their own, so that making accounts never allows more losses
 * among the others.
 */
public final class Brake {

    /** Up to this number of users the brake never engages: a percentage of so few users means nothing. */
    static final int FEW = 20;

    private static final int WHOLE = 100;

    private final int percent;

    /** @param percent the percentage, 0 to 100; 0 switches the brake off */
    public Brake(int percent) {
        this.percent = percent;
    }

    /** Whether the brake is switched off. */
    public boolean isOff() {
        return percent == 0;
    }

    /**
     * Decides on one more loss. A person who was already counted within the hour is not counted again.
     *
     * @param before what is remembered
     * @param users asked only when the answer could matter
     */
    public BrakeDecision decide(BrakeRecord before, Loss loss, Instant now, UserCount.Source users) {
        if (isOff()) {
            return new BrakeDecision.Proceed(before);
        }
        if (before.engagedSince().isPresent()) {
            return new BrakeDecision.Refused();
        }
        BrakeRecord hour = before.lastHour(now);
        Tenure tenure = loss.tenure(now);
        if (loss.kind() == Loss.Kind.SUCCESSION && tenure == Tenure.RECENT) {
            return new BrakeDecision.Proceed(before);
        }
        if (hour.has(loss.person())
                || hour.losses(tenure) < limit(FEW + 1)
                || hour.knownUsers(now)
                        .filter(known -> isWithin(hour, tenure, known))
                        .isPresent()) {
            return new BrakeDecision.Proceed(hour.plus(loss, now));
        }
        // Who was removed within the hour was one of the users when it began.
        UserCount counted = users.count(Tenure.beginOfRecent(now)).plus(hour.removals());
        if (counted.all() <= FEW || isWithin(hour, tenure, counted)) {
            return new BrakeDecision.Proceed(hour.knowing(counted, now).plus(loss, now));
        }
        return new BrakeDecision.Refused();
    }

    private boolean isWithin(BrakeRecord hour, Tenure tenure, UserCount users) {
        return hour.losses(tenure) < limit(users.of(tenure));
    }

    private long limit(long users) {
        return users * percent / WHOLE;
    }
}
