package io.github.keycloakjumpcloud.simulator.scim;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a client lets time pass before it repeats a request; tests put in their own, so that none passes. */
@FunctionalInterface
public interface RetryPause {

    /** Lets the time really pass. */
    RetryPause REAL = pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos());

    void pause(Duration pause) throws InterruptedException;
}
