package io.github.keycloakjumpcloud.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Requests that belong together, timed as one. A request that gets a wrong answer ends the run. */
final class Sequence {

    /** Whoever has used so much time sits out, so that the run ends. */
    private static final long BUDGET = 8_000_000_000L;

    private final IntFunction<Runnable> prepared;
    private Timings timings = new Timings();
    private long spent;
    private int next;

    /** @param prepared makes the requests of a number that is one higher each time, before the clock starts; then sends them */
    Sequence(IntFunction<Runnable> prepared) {
        this.prepared = prepared;
    }

    /** Lets them take turns, after as many turns that are not counted. */
    static void race(List<Sequence> sequences, int warmUp, int rounds) {
        turns(sequences, warmUp);
        sequences.forEach(Sequence::reset);
        turns(sequences, rounds);
    }

    private static void turns(List<Sequence> sequences, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < sequences.size(); i++) {
                sequences.get((round + i) % sequences.size()).run();
            }
        }
    }

    private void run() {
        if (spent < BUDGET) {
            Runnable requests = prepared.apply(next++);
            long start = System.nanoTime();
            requests.run();
            long duration = System.nanoTime() - start;
            timings.add(duration);
            spent += duration;
        }
    }

    private void reset() {
        timings = new Timings();
        spent = 0;
    }

    Timings timings() {
        return timings;
    }

    /** The cells of a row: both, how fast the first is as a share of the second's speed, and the verdict. */
    static List<String> compared(Report report, String what, List<Sequence> both, double bound) {
        Timings first = both.get(0).timings;
        Timings second = both.get(1).timings;
        List<String> cells = new ArrayList<>(List.of(what, Report.times(first), Report.times(second)));
        cells.addAll(report.judge(what, Limit.atLeast(bound, second.medianMillis() / first.medianMillis())));
        return cells;
    }
}
