package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.simulator.keycloak.ServerMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What large bodies are answered, and what they cost the server's memory. */
final class BodyMeasurement {

    private static final long MEGABYTE = 1_048_576;
    private static final long LARGE = 50 * MEGABYTE;
    private static final int REPEATS = 20;
    private static final int STALLED = 16;

    // What a few requests leave in caches and pools, and what the collector did not find yet.
    private static final long NOISE = 8 * MEGABYTE;

    /** The text, its bytes and the JSON tree of the largest body that is read. */
    private static final long FOR_ONE_BODY = 8 * MEGABYTE;

    private record Body(String label, long announced, long sent, int status) {}

    private static final List<Body> BODIES = List.of(
            new Body("1 MB and a byte", MEGABYTE + 1, MEGABYTE + 1, 413),
            new Body("1 MB and a byte, in chunks", -1, MEGABYTE + 1, 413),
            new Body("50 MB", LARGE, LARGE, 413),
            new Body("50 MB, in chunks", -1, LARGE, 413));

    private final Site site;
    private final Report report;

    BodyMeasurement(Site site, Report report) {
        this.site = site;
        this.report = report;
    }

    void run() {
        report.heading("Large bodies");
        report.paragraph(
                "POST to the address of users, " + REPEATS + " times each. Status 0: no answer within 15 seconds, or"
                        + " a cut connection. \"Held\": growth of the live heap while the connection of one answered request is"
                        + " still open. \"Left\": the same after all " + REPEATS
                        + " requests. \"Allocated\": by the server's threads, for one request.");
        try (ServerMemory memory = ServerMemory.of(site.pid())) {
            Table table = new Table(
                    "body", "contender", "answer", "limit", "held MB", "limit", "left MB", "limit", "allocated MB");
            for (Body body : BODIES) {
                table.row(ours(memory, body));
                table.row(theirs(memory, body, site.rest().name(), site.rest().endpoint(), "/users"));
                table.row(theirs(
                        memory,
                        body,
                        site.keycloakScim().name(),
                        site.keycloakScim().endpoint(),
                        "/Users"));
            }
            report.table(table);
            stalled(memory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> ours(ServerMemory memory, Body body) throws IOException {
        Cost cost = measure(memory, site.ours().endpoint(), "/Users", body);
        boolean refused = cost.statuses().stream().allMatch(status -> status == body.status());
        List<String> cells = new ArrayList<>(List.of(body.label(), site.ours().name(), cost.shownStatus()));
        cells.add(report.judge(
                        body.label() + ": answer",
                        new Limit("413", body.status(), cost.statuses().get(0), refused))
                .get(1));
        cells.addAll(
                report.judge(body.label() + ": held", Limit.atMost(megabytes(FOR_ONE_BODY), megabytes(cost.held()))));
        cells.addAll(report.judge(body.label() + ": left", Limit.atMost(megabytes(NOISE), megabytes(cost.left()))));
        cells.add(Report.number(megabytes(cost.allocated())));
        return cells;
    }

    private static List<String> theirs(ServerMemory memory, Body body, String name, Endpoint endpoint, String path)
            throws IOException {
        Cost cost = measure(memory, endpoint, path, body);
        return List.of(
                body.label(),
                name,
                cost.shownStatus(),
                "",
                Report.number(megabytes(cost.held())),
                "",
                Report.number(megabytes(cost.left())),
                "",
                Report.number(megabytes(cost.allocated())));
    }

    private record Cost(List<Integer> statuses, long held, long left, long allocated) {

        String shownStatus() {
            return String.join(
                    ", ", statuses.stream().distinct().map(String::valueOf).toList());
        }
    }

    private static Cost measure(ServerMemory memory, Endpoint endpoint, String path, Body body) throws IOException {
        send(endpoint, path, body);
        long live = memory.live();
        long allocated = memory.allocated();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            statuses.add(send(endpoint, path, body));
        }
        allocated = (memory.allocated() - allocated) / REPEATS;
        long left = memory.live() - live;
        return new Cost(statuses, held(memory, endpoint, path, body), left, allocated);
    }

    private static long held(ServerMemory memory, Endpoint endpoint, String path, Body body) throws IOException {
        long live = memory.live();
        try (Upload upload = Upload.begin(endpoint, path, body.announced(), body.sent())) {
            upload.status();
            return memory.live() - live;
        }
    }

    private static int send(Endpoint endpoint, String path, Body body) throws IOException {
        try (Upload upload = Upload.begin(endpoint, path, body.announced(), body.sent())) {
            return upload.status();
        }
    }

    /** Clients that announce 50 MB, send almost as much as is taken, and then say nothing more. */
    private void stalled(ServerMemory memory) throws IOException {
        long live = memory.live();
        long direct = memory.direct();
        List<Upload> uploads = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                uploads.add(Upload.begin(site.ours().endpoint(), "/Users", 9 * MEGABYTE, MEGABYTE - 1));
            }
            double each = megabytes(memory.live() - live + memory.direct() - direct) / STALLED;
            List<String> verdict =
                    report.judge("memory of a stalled request", Limit.atMost(megabytes(FOR_ONE_BODY), each));
            report.paragraph(STALLED + " requests that announce 9 MB, send 1 MB and stall: " + verdict.get(0)
                    + " MB each, heap and buffers (limit " + verdict.get(1) + ").");
        } finally {
            for (Upload upload : uploads) {
                upload.close();
            }
        }
    }

    private static double megabytes(long bytes) {
        return (double) bytes / MEGABYTE;
    }
}
