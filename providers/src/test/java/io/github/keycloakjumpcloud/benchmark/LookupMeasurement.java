package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.benchmark.Contender.Key;
import java.util.List;
import java.util.function.IntFunction;

/** Look-ups of one person, in the large realm and in the small one by turns. */
final class LookupMeasurement {

    private static final int WARM_UP = 40;
    private static final int HOT = 25;
    private static final int BLOCK = 60;
    private static final int BLOCKS = 8;

    /** Spreads numbers over a realm; a prime that divides no sensible number of people. */
    private static final long STRIDE = 7_919;

    private enum Whom {
        NEW("first time"),
        CACHED("again"),
        NOBODY("nobody found");

        private final String label;

        Whom(String label) {
            this.label = label;
        }
    }

    private final Http http;
    private final Site large;
    private final Site small;
    private final int rounds;

    LookupMeasurement(Http http, Site large, Site small, Settings settings) {
        this.http = http;
        this.large = large;
        this.small = small;
        // In the small realm two lanes need different people in each round.
        this.rounds = Math.min(settings.rounds(), small.users() / 2 - WARM_UP - 1);
    }

    /** Lets the servers compile what is measured later. */
    void warmUp(int times) {
        for (Key key : Key.values()) {
            for (Whom whom : Whom.values()) {
                Race.rotating(http, lanes(key, whom)).warmUp(times);
            }
        }
    }

    void run(Report report, int threads) {
        report.heading("Look-up");
        report.paragraph("\"First time\": Keycloak's user cache was emptied, and each request is for another person."
                + " \"Again\": for one of " + HOT
                + " people whom the cache has. \"Nobody\": JumpCloud's question before it"
                + " creates somebody. All in milliseconds, median (95th percentile).");
        Comparison comparison = new Comparison(report, large, 1.0);
        Table growth = new Table(
                "request",
                large.users() + " users",
                small.users() + " users",
                "growth",
                "limit",
                "admin REST: " + large.users() + " users",
                small.users() + " users",
                "growth");
        for (Key key : Key.values()) {
            for (Whom whom : Whom.values()) {
                List<Lane> lanes = lanes(key, whom);
                clearCaches();
                Race.rotating(http, lanes).warmUp(WARM_UP).oneByOne(rounds);
                String what = key.label() + ", " + whom.label;
                comparison.row(what, lanes.subList(0, 3));
                growth.row(growth(report, what, lanes));
            }
        }
        for (Key key : Key.values()) {
            List<Lane> lanes = lanes(key, Whom.NEW).subList(0, 3);
            clearCaches();
            Race.rotating(http, lanes).inBlocks(threads, BLOCKS, BLOCK);
            comparison.row(key.label() + ", first time, " + threads + " threads", lanes);
        }
        report.paragraph(large.users() + " users:");
        comparison.end();
        report.paragraph("The same beside a realm of " + small.users() + " users:");
        report.table(growth);
    }

    private static List<String> growth(Report report, String what, List<Lane> lanes) {
        double ours = growth(lanes.get(0), lanes.get(3));
        List<String> verdict = report.judge("growth of: " + what, Limit.atMost(1.2, ours));
        return List.of(
                what,
                Report.times(lanes.get(0)),
                Report.times(lanes.get(3)),
                verdict.get(0),
                verdict.get(1),
                Report.times(lanes.get(1)),
                Report.times(lanes.get(4)),
                Report.number(growth(lanes.get(1), lanes.get(4))));
    }

    private static double growth(Lane big, Lane little) {
        return big.timings().medianMillis() / little.timings().medianMillis();
    }

    private List<Lane> lanes(Key key, Whom whom) {
        return List.of(
                lane(large, large.ours(), key, whom, 0, 3),
                lane(large, large.rest(), key, whom, 1, 3),
                lane(large, large.keycloakScim(), key, whom, 2, 3),
                lane(small, small.ours(), key, whom, 0, 2),
                lane(small, small.rest(), key, whom, 1, 2));
    }

    private static Lane lane(Site site, Contender contender, Key key, Whom whom, int offset, int lanes) {
        IntFunction<Person> person =
                switch (whom) {
                    case NEW -> call -> Person.loaded((int) (((long) call * lanes + offset) * STRIDE % site.users()));
                    case CACHED -> call -> Person.loaded((int) (call % HOT * STRIDE % site.users()));
                    case NOBODY -> call -> Person.created('x', call);
                };
        int hits = whom == Whom.NOBODY ? 0 : 1;
        return new Lane(contender.name(), call -> contender.find(key, person.apply(call), hits));
    }

    private void clearCaches() {
        large.clearUserCache();
        small.clearUserCache();
    }
}
