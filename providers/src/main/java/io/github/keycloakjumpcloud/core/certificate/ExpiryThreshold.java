package io.github.keycloakjumpcloud.core.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The times at which the end of a certificate is reported, in rising urgency. The keys are stable. */
public enum ExpiryThreshold {
    DAYS_60("60", Duration.ofDays(60)),
    DAYS_30("30", Duration.ofDays(30)),
    DAYS_7("7", Duration.ofDays(7)),
    DAYS_1("1", Duration.ofDays(1)),
    EXPIRED("expired", Duration.ZERO);

    private final String key;
    private final Duration before;

    ExpiryThreshold(String key, Duration before) {
        this.key = key;
        this.before = before;
    }

    /** The number of days, or {@code expired}. */
    public String key() {
        return key;
    }

    /**
     * The most urgent threshold that a certificate with this end has reached; empty more than 60 days before the end.
     */
    public static Optional<ExpiryThreshold> reached(Instant end, Instant now) {
        return Arrays.stream(values())
                .filter(threshold -> threshold.isReached(end, now))
                .max(Comparator.naturalOrder());
    }

    static Optional<ExpiryThreshold> ofKey(String key) {
        return Arrays.stream(values())
                .filter(threshold -> threshold.key.equals(key))
                .findFirst();
    }

    // The end itself still belongs to the validity (RFC 5280 §4.1.2.5).
    private boolean isReached(Instant end, Instant now) {
        return this == EXPIRED ? now.isAfter(end) : !now.isBefore(end.minus(before));
    }
}
