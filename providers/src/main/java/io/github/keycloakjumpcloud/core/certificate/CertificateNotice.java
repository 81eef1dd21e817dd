package io.github.keycloakjumpcloud.core.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The notice that the last certificate of a connection ends soon or has ended.
 *
 * @param days the days until the end, counting a day that has begun; after expiry, the whole days since the end
 */
public record CertificateNotice(ExpiryThreshold threshold, Instant end, long days) {

    private static final Duration A_DAY = Duration.ofDays(1);

    /**
     * The notice that is due now. Each threshold is reported once. When several thresholds passed unseen, only the most
     * urgent is reported.
     *
     * @param told the last threshold that was reported of this certificate
     */
    static Optional<CertificateNotice> due(Instant end, Instant now, Optional<ExpiryThreshold> told) {
        return ExpiryThreshold.reached(end, now)
                .filter(reached ->
                        told.filter(before -> before.compareTo(reached) >= 0).isEmpty())
                .map(reached -> new CertificateNotice(reached, end, days(end, now)));
    }

    /** Whether the certificate has ended. */
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
