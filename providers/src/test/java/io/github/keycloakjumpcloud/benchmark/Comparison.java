package io.github.keycloakjumpcloud.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A table of contenders, in the order of {@link Site#contenders()}: the first against the second. */
final class Comparison {

    private final Report report;
    private final double bound;
    private final Table table;
    private final List<Lane> seen = new ArrayList<>();

    /** @param bound how fast the first has to be, as a share of the second's speed */
    Comparison(Report report, Site site, double bound) {
        this.report = report;
        this.bound = bound;
        List<Contender> contenders = site.contenders();
        this.table = new Table(
                "request",
                contenders.get(0).name(),
                contenders.get(1).name(),
                contenders.get(2).name(),
                "speed ÷ admin REST",
                "limit");
    }

    void row(String what, List<Lane> lanes) {
        double speed =
                lanes.get(1).timings().medianMillis() / lanes.get(0).timings().medianMillis();
        List<String> cells = new ArrayList<>();
        cells.add(what);
        lanes.forEach(lane -> cells.add(Report.times(lane)));
        cells.addAll(report.judge(what, Limit.atLeast(bound, speed)));
        table.row(cells);
        seen.addAll(lanes);
    }

    void end() {
        report.table(table);
        report.failures(seen);
    }
}
