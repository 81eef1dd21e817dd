package io.github.keycloakjumpcloud.simulator.scim;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The pause before a client repeats a request. Tests use a pause that ends at once. */
@FunctionalInterface
public interface RetryPause {

    /** Waits for the whole time. */
    RetryPause REAL = pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos());

    /** Returns when the next attempt can start. */
    void pause(Duration pause) throws InterruptedException;
}
