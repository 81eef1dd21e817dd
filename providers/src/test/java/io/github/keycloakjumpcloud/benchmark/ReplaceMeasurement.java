package io.github.keycloakjumpcloud.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Updates as JumpCloud sends them: the whole person, of whom one thing has changed, or nothing. */
final class ReplaceMeasurement {

    private static final int PEOPLE = 100;
    private static final int BLOCK = 50;
    private static final int BLOCKS = 10;

    /** Others than those whom {@link ActiveMeasurement} changes. */
    private static final int FIRST = 400;

    private final Http http;
    private final Site site;

    ReplaceMeasurement(Http http, Site site) {
        this.http = http;
        this.site = site;
    }

    void run(Report report, int rounds, int threads) {
        report.heading("Update");
        report.paragraph(
                "PUT of the whole person over SCIM; over admin REST, PUT of the representation, fetched before the"
                        + " clock starts. Admin REST ends no session of whom it disables.");
        Comparison comparison = new Comparison(report, site, 1.0);
        measure(
                comparison,
                "title changed",
                rounds,
                threads,
                (contender, call) ->
                        contender.replace(person(contender, call), id(contender, call), true, "Engineer " + call));
        measure(
                comparison,
                "nothing changed",
                rounds,
                threads,
                (contender, call) -> contender.replace(person(contender, call), id(contender, call), true, "Engineer"));
        measure(
                comparison,
                "active off and on",
                rounds,
                threads,
                (contender, call) -> contender.replace(
                        person(contender, call), id(contender, call), call / PEOPLE % 2 == 1, "Engineer"));
        comparison.end();
    }

    private void measure(
            Comparison comparison, String what, int rounds, int threads, BiFunction<Contender, Integer, Call> calls) {
        List<Lane> lanes = new ArrayList<>();
        for (Contender contender : site.contenders()) {
            lanes.add(new Lane(contender.name(), call -> calls.apply(contender, call)));
        }
        Race race = Race.rotating(http, lanes).warmUp(6 * PEOPLE);
        race.oneByOne(rounds);
        comparison.row("update, " + what, lanes);
        lanes.forEach(Lane::reset);
        race.inBlocks(threads, BLOCKS, BLOCK);
        comparison.row("update, " + what + ", " + threads + " threads", lanes);
    }

    private Person person(Contender contender, int call) {
        return Person.loaded(number(contender, call));
    }

    private String id(Contender contender, int call) {
        return Crowd.id(number(contender, call));
    }

    private int number(Contender contender, int call) {
        return FIRST + site.contenders().indexOf(contender) * PEOPLE + call % PEOPLE;
    }
}
