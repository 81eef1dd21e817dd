package io.github.keycloakjumpcloud.core.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Limits how often an outside address is read, however often it is asked for. A caller in between gets the result of
 * the last reading, and waits for a reading that has not finished. Safe for use by many threads.
 */
public final class ReadTurns<T> {

    private final Duration apart;
    private final Map<String, Turn<T>> turns = new ConcurrentHashMap<>();

    /** @param apart the least time between two readings of the same address */
    public ReadTurns(Duration apart) {
        this.apart = apart;
    }

    private record Turn<T>(Instant begun, FutureTask<T> reading) {

        boolean isOver(Instant now, Duration apart) {
            return begun.isAfter(now) || !begun.plus(apart).isAfter(now);
        }
    }

    /**
     * The content of the address, from a new reading or from the last one. A failure counts as a result: whoever asks
     * in between gets the same exception.
     *
     * @param reading must end by itself
     * @throws RuntimeException the exception that the reading threw; a checked exception is wrapped in an
     *     {@link IllegalStateException}
     */
    public T read(String address, Instant now, Callable<T> reading) {
        turns.values()
                .removeIf(turn -> turn.isOver(now, apart) && turn.reading().isDone());
        Turn<T> mine = new Turn<>(now, new FutureTask<>(reading));
        Turn<T> current =
                turns.compute(address, (any, before) -> before == null || before.isOver(now, apart) ? mine : before);
        if (current == mine) {
            mine.reading().run();
        }
        return resultOf(current.reading());
    }

    private static <T> T resultOf(FutureTask<T> reading) {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while somebody else reads", e);
        }
    }
}
