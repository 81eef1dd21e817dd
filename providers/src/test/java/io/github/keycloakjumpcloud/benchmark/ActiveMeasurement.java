package io.github.keycloakjumpcloud.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Deactivates people and activates them again. */
final class ActiveMeasurement {

    private static final int PEOPLE = 100;
    private static final int BLOCK = 50;
    private static final int BLOCKS = 10;

    private final Http http;
    private final Site site;

    ActiveMeasurement(Http http, Site site) {
        this.http = http;
        this.site = site;
    }

    void run(Report report, int rounds, int threads) {
        report.heading("Deactivate and activate");
        report.paragraph(
                "SCIM: PATCH of `active`. Admin REST: PUT of the representation, fetched before the clock starts,"
                        + " with `enabled` changed. Each contender has " + PEOPLE
                        + " people of its own and changes every one in"
                        + " turn, so that each request is a change. The brake is off.");
        List<Contender> contenders = site.contenders();
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            lanes.add(lane(contenders.get(i), i * PEOPLE));
        }
        Comparison comparison = new Comparison(report, site, 0.8);
        Race race = Race.rotating(http, lanes).warmUp(2 * PEOPLE);
        race.oneByOne(rounds);
        comparison.row("change active", lanes);
        lanes.forEach(Lane::reset);
        race.inBlocks(threads, BLOCKS, BLOCK);
        comparison.row("change active, " + threads + " threads", lanes);
        comparison.end();
    }

    private static Lane lane(Contender contender, int firstPerson) {
        return new Lane(contender.name(), call -> {
            boolean active = call / PEOPLE % 2 == 1;
            return contender.setActive(Crowd.id(firstPerson + call % PEOPLE), active);
        });
    }
}
