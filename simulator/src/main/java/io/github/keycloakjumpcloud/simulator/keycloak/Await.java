package io.github.keycloakjumpcloud.simulator.keycloak;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until something has happened, but never longer than a limit. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /**
     * Waits until the condition holds.
     *
     * @param what names the condition in the error
     * @throws IllegalStateException when the limit has passed, or the thread was interrupted
     */
    static void until(String what, Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
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
