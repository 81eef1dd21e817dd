package io.github.keycloakjumpcloud.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The first sync of a company on two nodes, beside the same people by admin REST; in turn, block by block. */
final class FirstSync {

    private static final int CONNECTIONS = 8;
    private static final int BLOCK = 500;

    static final String COUNTED = "counted";

    /** Both begin with people who are not counted, so that the nodes are warm. */
    static final String WARM = "warm";

    private static final int WARM_UP = 400;

    private static final double GOAL = 1.0;

    private final Settings settings;
    private final Http http;
    private final Report report;

    FirstSync(Settings settings, Http http, Report report) {
        this.settings = settings;
        this.http = http;
        this.report = report;
    }

    void run() {
        try (SyncNodes nodes = SyncNodes.start(settings, http)) {
            run(nodes);
        }
    }

    private void run(SyncNodes nodes) {
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<SyncLane> lanes = new ArrayList<>();
            for (SyncClient client : List.of(new ScimSync(nodes), new RestSync(nodes))) {
                client.prepare();
                SyncLane warm = new SyncLane(client, nodes, http, connections);
                warm.people(WARM, 0, WARM_UP);
                warm.afterwards();
                lanes.add(new SyncLane(client, nodes, http, connections));
            }
            SyncRows rows = new SyncRows(nodes.database());
            long before = rows.databaseSize();
            long deadlocks = rows.deadlocks();
            List<Integer> logged = nodes.logged();
            race(lanes);
            report(lanes, rows, rows.databaseSize() - before);
            report.paragraph("Deadlocks in the database: " + (rows.deadlocks() - deadlocks) + ".");
            log(nodes.complaints(logged));
        } finally {
            connections.shutdown();
        }
    }

    private void race(List<SyncLane> lanes) {
        int last = settings.syncPeople();
        for (int first = 0, block = 0; first < last; first += BLOCK, block++) {
            List<SyncLane> order = new ArrayList<>(lanes);
            Collections.rotate(order, block % 2);
            for (SyncLane lane : order) {
                lane.people(COUNTED, first, Math.min(first + BLOCK, last));
            }
        }
        lanes.forEach(SyncLane::afterwards);
    }

    private void report(List<SyncLane> lanes, SyncRows rows, long growth) {
        report.heading("First sync");
        report.paragraph(settings.syncPeople() + " people in "
                + SyncPerson.departments().size() + " departments and "
                + SyncPerson.groupNames(COUNTED).size()
                + " groups, each in one department and two groups; two nodes with one"
                + " PostgreSQL, requests to both in turn, " + CONNECTIONS + " connections of the client at a time. This"
                + " extension: as JumpCloud does it, look-up and POST of each person, then look-up and POST of each group and"
                + " PATCH of its members, 100 at a time. Admin REST: look-up and one POST with attributes, link and groups,"
                + " which were made before. In turn, " + BLOCK + " people each.");
        SyncLane ours = lanes.get(0);
        SyncLane rest = lanes.get(1);
        Table table = new Table("", ours.client().name(), rest.client().name(), "ratio", "limit");
        List<String> speed = new ArrayList<>(List.of("people a second, all in all", speed(ours), speed(rest)));
        speed.addAll(report.judge("first sync, people a second", Limit.atLeast(GOAL, rest.seconds() / ours.seconds())));
        table.row(speed);
        table.row(row("people a second by block: median (least, most)", spread(ours), spread(rest)));
        table.row(row(
                "of it, groups and their members, s",
                seconds(ours.secondsAfterwards()),
                seconds(rest.secondsAfterwards())));
        table.row(row("create, ms: median (99th percentile)", creates(ours), creates(rest)));
        table.row(row("CPU of both nodes for a person, ms", cpu(ours), cpu(rest)));
        table.row(wrong("wrong answers", ours.errors().size(), rest.errors().size()));
        table.row(wrong("people who are missing, or not in their groups", strays(rows, ours), strays(rows, rest)));
        report.table(table);
        lanes.forEach(lane -> lane.errors().stream()
                .limit(3)
                .forEach(error -> report.paragraph(lane.client().name() + ": `" + error + "`")));
        rows(lanes, rows, growth);
    }

    private static List<String> row(String what, String ours, String rest) {
        return List.of(what, ours, rest, "", "");
    }

    private List<String> wrong(String what, long ours, long rest) {
        List<String> cells = new ArrayList<>(List.of(what, String.valueOf(ours), String.valueOf(rest), ""));
        cells.add(report.judge("first sync, " + what, Limit.under(1, ours)).get(1));
        return cells;
    }

    private String speed(SyncLane lane) {
        return String.format(Locale.ROOT, "%.1f", settings.syncPeople() / lane.seconds());
    }

    private static String spread(SyncLane lane) {
        List<Double> rates = lane.rates().stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f, %.1f)",
                rates.get(rates.size() / 2),
                rates.get(0),
                rates.get(rates.size() - 1));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static String creates(SyncLane lane) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f)",
                lane.creates().medianMillis(),
                lane.creates().percentileMillis(99));
    }

    private String cpu(SyncLane lane) {
        return String.format(Locale.ROOT, "%.1f", lane.cpuSeconds() * 1000 / settings.syncPeople());
    }

    /** How many people are not exactly where they must be, or are too many. */
    private long strays(SyncRows rows, SyncLane lane) {
        Map<String, Set<String>> stored = rows.memberships(lane.client().realm(), COUNTED);
        return Math.max(0, stored.size() - settings.syncPeople())
                + IntStream.range(0, settings.syncPeople())
                        .mapToObj(number -> new SyncPerson(COUNTED, number))
                        .filter(person -> !person.memberships().equals(stored.get(person.email())))
                        .count();
    }

    private void rows(List<SyncLane> lanes, SyncRows rows, long growth) {
        List<Map<String, SyncRows.Size>> sizes = lanes.stream()
                .map(lane -> rows.sizes(lane.client().realm(), COUNTED))
                .toList();
        Table table = new Table(
                "rows a person (bytes of them)",
                lanes.get(0).client().name(),
                lanes.get(1).client().name());
        SyncRows.TABLES.forEach(name -> table.row(List.of(
                "`" + name + "`",
                size(sizes.get(0).get(name)),
                size(sizes.get(1).get(name)))));
        table.row(List.of("all", size(total(sizes.get(0))), size(total(sizes.get(1)))));
        report.table(table);
        report.paragraph(String.format(
                Locale.ROOT,
                "With indexes, the database grew by %d bytes a person, on the average of both.",
                growth / 2 / settings.syncPeople()));
    }

    private static SyncRows.Size total(Map<String, SyncRows.Size> sizes) {
        return sizes.values().stream().reduce(new SyncRows.Size(0, 0), SyncRows.Size::plus);
    }

    private String size(SyncRows.Size size) {
        int people = settings.syncPeople();
        return String.format(Locale.ROOT, "%.2f (%d)", (double) size.rows() / people, size.bytes() / people);
    }

    private void log(List<String> complaints) {
        report.paragraph("Lines of the nodes' logs at WARN or ERROR: " + complaints.size());
        complaints.stream().limit(5).forEach(line -> report.paragraph("`" + line + "`"));
    }
}
