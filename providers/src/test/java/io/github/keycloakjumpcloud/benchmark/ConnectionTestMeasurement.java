package io.github.keycloakjumpcloud.benchmark;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What JumpCloud sends when an administrator presses Test Connection, beside the same over admin REST. */
final class ConnectionTestMeasurement {

    private static final int WARM_UP = 50;
    private static final double BOUND = 1.0;

    private final Http http;
    private final Site site;

    ConnectionTestMeasurement(Http http, Site site) {
        this.http = http;
        this.site = site;
    }

    void run(Report report, int rounds) {
        report.heading("Test Connection");
        report.paragraph("Looks for a user, creates the user, looks for a group, creates the group, deletes both. With"
                + " `scimDelete` = `disable`, admin REST unlinks and disables the user instead, and takes the address. Milliseconds for"
                + " all six or seven requests, median (95th percentile).");
        Table table =
                new Table("Test Connection", site.ours().name(), site.rest().name(), "speed ÷ admin REST", "limit");
        table.row(row(report, "disable", 'd', rounds, this::release));
        table.row(row(
                report, "delete", 'e', rounds, user -> http.require(site.rest().deleteUser(user))));
        report.table(table);
    }

    private List<String> row(Report report, String mode, char letter, int rounds, Consumer<String> removal) {
        site.signIns().ours().configure(Map.of("scimDelete", mode));
        List<Sequence> both = List.of(
                sequence(
                        site.ours(), letter, 0, user -> http.require(site.ours().deleteUser(user))),
                sequence(site.rest(), letter, 1, removal));
        Sequence.race(both, WARM_UP, rounds);
        return Sequence.compared(report, "Test Connection, " + mode, both, BOUND);
    }

    private Sequence sequence(Contender contender, char letter, int offset, Consumer<String> removal) {
        return new Sequence(call -> {
            Person person = Person.created(letter, 2 * call + offset);
            return () -> {
                http.require(contender.find(Contender.Key.USER_NAME, person, 0));
                String user = http.require(contender.create(person)).id();
                http.require(contender.findNoGroup("JumpCloud Test Group"));
                String group = http.require(contender.createGroup("JumpCloud Test Group"))
                        .id();
                http.require(contender.deleteGroup(group));
                removal.accept(user);
            };
        });
    }

    private void release(String user) {
        http.require(site.rest().unlink(user));
        http.require(site.rest().release(user));
    }
}
