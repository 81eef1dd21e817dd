package io.github.keycloakjumpcloud.it.harness.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many events for a few people and groups at the same time, on every node and without order. */
public final class Storm {

    private static final int THREADS = 6;
    private static final int SHOWN = 10;

    private final StormSite site;
    private final long seed;
    private final Map<StormAct, AtomicInteger> played = new EnumMap<>(StormAct.class);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** A storm in the realm, on these nodes of its server. The same seed draws the same events. */
    public Storm(TestRealm realm, List<URI> nodes, long seed) {
        this.site = new StormSite(new MomentSite(realm, nodes));
        this.seed = seed;
        for (StormAct act : StormAct.values()) {
            played.put(act, new AtomicInteger());
        }
    }

    /**
     * Runs the storm and returns the number of events of each kind. Fails with the first failures when an event failed.
     */
    public String blow(Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<? extends Future<?>> all = IntStream.range(0, THREADS)
                    .mapToObj(thread -> threads.submit(() -> play(new Random(seed + thread), end)))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(failures.stream().limit(SHOWN))
                .as(failures.size() + " of " + played + " failed, seed " + seed)
                .isEmpty();
        site.assertEverybodyCanBeLockedOut();
        return played.toString();
    }

    private static String withCause(Throwable failure) {
        return failure.getCause() == null ? failure.toString() : failure + ", by " + withCause(failure.getCause());
    }

    private void play(Random random, long end) {
        StormAct[] acts = StormAct.values();
        while (System.nanoTime() < end) {
            StormAct act = acts[random.nextInt(acts.length)];
            played.get(act).incrementAndGet();
            try {
                act.play(site, random);
            } catch (AssertionError | RuntimeException e) {
                failures.add(act + ": " + withCause(e));
            }
        }
    }
}
