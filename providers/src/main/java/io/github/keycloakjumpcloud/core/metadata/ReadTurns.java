package io.github.keycloakjumpcloud.core.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads an address of somebody else's seldom, however often it is asked for: nobody can make us ask it again and again. Who
 * asks meanwhile gets, or waits for, what the last reading found.
 */
public final class ReadTurns<T> {

    private final Duration apart;
    private final Map<String, Turn<T>> turns = new ConcurrentHashMap<>();

    /** @param apart the least time from one reading of an address to the next */
    public ReadTurns(Duration apart) {
        this.apart = apart;
    }

    private record Turn<T>(Instant begun, FutureTask<T> reading) {

        boolean isOver(Instant now, Duration apart) {
            return begun.isAfter(now) || !begun.plus(apart).isAfter(now);
        }
    }

    /**
     * What the address holds.
     *
     * @param reading ends by itself, and throws no checked exception
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
