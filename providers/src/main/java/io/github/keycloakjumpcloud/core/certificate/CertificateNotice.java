package io.github.keycloakjumpcloud.core.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That the last certificate of a connection ends, or has ended.
 *
 * @param days until the end, a day that has begun counted; since the end, once it has expired
 */
public record CertificateNotice(ExpiryThreshold threshold, Instant end, long days) {

    private static final Duration A_DAY = Duration.ofDays(1);

    /**
     * What the watch must tell now. Each threshold is told once; of several that passed unseen, the most urgent.
     *
     * @param told the last one that was told of this certificate
     */
    static Optional<CertificateNotice> due(Instant end, Instant now, Optional<ExpiryThreshold> told) {
        return ExpiryThreshold.reached(end, now)
                .filter(reached ->
                        told.filter(before -> before.compareTo(reached) >= 0).isEmpty())
                .map(reached -> new CertificateNotice(reached, end, days(end, now)));
    }

    public boolean expired() {
        return threshold == ExpiryThreshold.EXPIRED;
    }

    private static long days(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return left.isNegative()
                ? left.negated().toDays()
                : left.plus(A_DAY).minusNanos(1).toDays();
    }
}
