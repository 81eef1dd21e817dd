package io.github.keycloakjumpcloud.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets lanes take turns, so that a noisy moment of the machine hits all alike. */
final class Race {

    private static final long BUDGET = 8_000_000_000L;

    private final Http http;
    private final List<Lane> lanes;
    private final boolean rotating;
    private final long budget;

    private Race(Http http, List<Lane> lanes, boolean rotating, long budget) {
        this.http = http;
        this.lanes = lanes;
        this.rotating = rotating;
        this.budget = budget;
    }

    /** Another lane begins each round; a slow one sits out when it has used its time. */
    static Race rotating(Http http, List<Lane> lanes) {
        return new Race(http, lanes, true, BUDGET);
    }

    /** For lanes of which one undoes what the one before did. */
    static Race inOrder(Http http, List<Lane> lanes) {
        return new Race(http, lanes, false, Long.MAX_VALUE);
    }

    /** Calls that are not counted. */
    Race warmUp(int rounds) {
        oneByOne(rounds);
        lanes.forEach(Lane::reset);
        return this;
    }

    /** One call after the other. */
    void oneByOne(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (Lane lane : inTurn(round)) {
                if (lane.takesPart(budget)) {
                    time(lane);
                }
            }
        }
    }

    private void time(Lane lane) {
        Call call = lane.nextCall();
        long start = System.nanoTime();
        Reply reply = http.send(call.request());
        lane.add(System.nanoTime() - start, 1);
        if (!call.expected().test(reply)) {
            lane.fail(reply);
        }
    }

    /** Several calls at a time, but of one lane only; each block counts with its time per call. */
    void inBlocks(int threads, int blocks, int blockSize) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int block = 0; block < blocks; block++) {
                for (Lane lane : inTurn(block)) {
                    if (lane.takesPart(budget)) {
                        timeBlock(pool, lane, blockSize);
                    }
                }
            }
        } finally {
            pool.shutdown();
        }
    }

    private void timeBlock(ExecutorService pool, Lane lane, int blockSize) {
        List<Call> calls = new ArrayList<>();
        List<Callable<Reply>> tasks = new ArrayList<>();
        for (int i = 0; i < blockSize; i++) {
            Call call = lane.nextCall();
            calls.add(call);
            tasks.add(() -> http.send(call.request()));
        }
        try {
            long start = System.nanoTime();
            List<Future<Reply>> replies = pool.invokeAll(tasks);
            lane.add((System.nanoTime() - start) / blockSize, blockSize);
            for (int i = 0; i < blockSize; i++) {
                Reply reply = replies.get(i).get();
                if (!calls.get(i).expected().test(reply)) {
                    lane.fail(reply);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A request of " + lane.name() + " failed", e);
        }
    }

    private List<Lane> inTurn(int round) {
        List<Lane> order = new ArrayList<>(lanes);
        if (rotating) {
            Collections.rotate(order, round % lanes.size());
        }
        return order;
    }
}
