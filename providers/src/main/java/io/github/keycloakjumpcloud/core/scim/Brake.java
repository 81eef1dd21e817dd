package io.github.keycloakjumpcloud.core.scim;

import java.time.Instant;

/**
 * Stops a directory that was emptied by mistake from emptying the realm: more people than a share of the connection's users
 * cannot lose their accounts within an hour, when it has over {@value #FEW} users. Whose accounts were made within the hour
 * are a share of their own, so that nobody gets at more of the others by making accounts.
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
     * Decides on one more loss. A person whom the hour has counted already is not counted twice.
     *
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
