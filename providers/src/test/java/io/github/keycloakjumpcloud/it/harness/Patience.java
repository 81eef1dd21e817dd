package io.github.keycloakjumpcloud.it.harness;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what happens beside them, and how often they look. */
public final class Patience {
    /** Enough for a machine that builds images meanwhile. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(40);

    private Patience() {}

    /**
     * Looks at once, and in the test's own thread. What other threads throw belongs to another lane.
     *
     * @param what names the condition in the failure
     */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what)
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .pollInSameThread()
                .dontCatchUncaughtExceptions();
    }
}
