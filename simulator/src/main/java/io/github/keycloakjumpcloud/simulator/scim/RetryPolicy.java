package io.github.keycloakjumpcloud.simulator.scim;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The rule for repeated requests. A client repeats a request after 429, after 5xx, and when no answer arrives. Each
 * pause is twice as long as the pause before. The client waits between half of the pause and the whole pause, by
 * chance, so that many clients do not return at the same moment. {@code Retry-After} (RFC 9110 section 10.2.3) can only
 * lengthen a pause.
 *
 * @param attempts     the largest number of times that a request is sent, 1 or more
 * @param firstPause   the pause after the first failure
 * @param longestPause the upper limit of a pause; an answer whose {@code Retry-After} is longer is final
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    /** Sends each request once. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    /** Repeats for about half a minute, the time that a node behind a load balancer takes to restart. */
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
     * @param sent       the number of times that the request was sent so far
     * @param retryAfter the header as received; empty when it is absent
     * @param chance     a random number from 0 (inclusive) to 1 (exclusive)
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

    /** The pause after a refused or broken connection; empty after the last attempt. */
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

    /** Reads seconds or a date; empty for any other text. */
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
