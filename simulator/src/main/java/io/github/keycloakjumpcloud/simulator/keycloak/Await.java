package io.github.keycloakjumpcloud.simulator.keycloak;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits until something has happened, but never longer than a limit. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /**
     * Waits until the condition holds.
     *
     * @param what names the condition in the error
     * @throws IllegalStateException when the limit has passed, or the thread was interrupted
     */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        until(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * Waits until a value is there and returns it.
     *
     * @param what names the value in the error
     * @throws IllegalStateException when the limit has passed, or the thread was interrupted
     */
    public static <T> T until(String what, Duration limit, Supplier<Optional<T>> source) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> value = source.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("Not within " + limit.toMillis() + " ms: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted while waiting for: " + what);
            }
        }
    }
}
