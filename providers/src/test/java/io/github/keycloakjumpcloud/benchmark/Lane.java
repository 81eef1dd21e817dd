package io.github.keycloakjumpcloud.benchmark;

import java.util.function.IntFunction;

/** One contender's calls in a race. A call that gets a wrong answer ends the lane. Used by one thread at a time. */
final class Lane {

    private final String name;
    private final IntFunction<Call> calls;
    private int next;
    private Timings timings = new Timings();
    private String failure;
    private long spent;

    /** @param calls makes the call of a number that is one higher each time */
    Lane(String name, IntFunction<Call> calls) {
        this.name = name;
        this.calls = calls;
    }

    String name() {
        return name;
    }

    Call nextCall() {
        return calls.apply(next++);
    }

    /** @param duration of one call, in nanoseconds */
    void add(long duration, int callCount) {
        timings.add(duration);
        spent += duration * callCount;
    }

    void fail(Reply reply) {
        failure = reply.summary();
    }

    /** A slow contender sits out when it has used its time, so that the run ends. */
    boolean takesPart(long budgetNanos) {
        return failure == null && spent < budgetNanos;
    }

    /** Forgets what was timed, after the warm-up. */
    void reset() {
        timings = new Timings();
        spent = 0;
    }

    Timings timings() {
        return timings;
    }

    boolean failed() {
        return failure != null;
    }

    /** The answer that ended the lane. */
    String failure() {
        return failure;
    }
}
