package io.github.keycloakjumpcloud.simulator.scim;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When a request is repeated: after 429, after 5xx, and when no answer came. Each pause is twice as long as the one before;
 * between half and all of it is waited, so that many clients do not come back at the same moment. {@code Retry-After}
 * (RFC 9110 section 10.2.3) makes a pause longer, never shorter.
 *
 * @param attempts     how often a request is sent at most
 * @param firstPause   pause after the first failure
 * @param longestPause no pause is longer; when the endpoint asks for a longer one, its answer is final
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    /** Each request is sent once. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    /** Holds out for about half a minute: the restart of a node behind a load balancer. */
    public static final RetryPolicy STANDARD = new RetryPolicy(8, Duration.ofMillis(250), Duration.ofMinutes(1));

    private static final int TOO_MANY_REQUESTS = 429;

    public RetryPolicy {
        if (attempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "No retry policy: " + attempts + " attempts, pauses of " + firstPause + " to " + longestPause);
        }
    }

    /**
     * The pause before the request is repeated; empty when the answer is final.
     *
     * @param sent       how often it was sent so far
     * @param retryAfter the header as it came; empty without one
     * @param chance     from 0 (inclusive) to 1
     */
    Optional<Duration> afterAnswer(int sent, int status, Optional<String> retryAfter, Instant now, double chance) {
        if (status != TOO_MANY_REQUESTS && status / 100 != 5) {
            return Optional.empty();
        }
        Duration asked = retryAfter.flatMap(value -> delay(value, now)).orElse(Duration.ZERO);
        if (asked.compareTo(longestPause) > 0) {
            return Optional.empty();
        }
        return afterSilence(sent, chance).map(pause -> pause.compareTo(asked) < 0 ? asked : pause);
    }

    /** The pause after a connection that was refused or broke; empty when the last attempt is used up. */
    Optional<Duration> afterSilence(int sent, double chance) {
        if (sent >= attempts) {
            return Optional.empty();
        }
        Duration pause = firstPause;
        for (int doubled = 1; doubled < sent && pause.compareTo(longestPause) < 0; doubled++) {
            pause = pause.multipliedBy(2);
        }
        Duration full = pause.compareTo(longestPause) < 0 ? pause : longestPause;
        return Optional.of(Duration.ofNanos((long) (full.toNanos() * (0.5 + chance / 2))));
    }

    /** Seconds, or a date; nothing when it is neither. */
    private static Optional<Duration> delay(String retryAfter, Instant now) {
        String value = retryAfter.strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, date));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
