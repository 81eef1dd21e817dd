package io.github.keycloakjumpcloud.benchmark;

import java.util.List;

/** Creates people whom nobody knows yet, in departments that are there. */
final class CreateMeasurement {

    private static final int WARM_UP = 200;
    private static final int BLOCK = 40;
    private static final int BLOCKS = 30;

    private final Http http;
    private final Site site;

    CreateMeasurement(Http http, Site site) {
        this.http = http;
        this.site = site;
    }

    void run(Report report, int rounds, int threads) {
        report.heading("Create");
        report.paragraph("In the realm of " + site.users() + " users. What each stores:");
        site.contenders().forEach(contender -> report.paragraph("- " + contender.name() + ": " + contender.stores()));
        List<Lane> lanes = List.of(
                lane(site.contenders().get(0), 'a'),
                lane(site.contenders().get(1), 'b'),
                lane(site.contenders().get(2), 'c'));
        Comparison comparison = new Comparison(report, site, 1.0);
        Race race = Race.rotating(http, lanes).warmUp(WARM_UP);
        race.oneByOne(rounds);
        comparison.row("create", lanes);
        lanes.forEach(Lane::reset);
        race.inBlocks(threads, BLOCKS, BLOCK);
        comparison.row("create, " + threads + " threads", lanes);
        comparison.end();
    }

    private static Lane lane(Contender contender, char letter) {
        return new Lane(contender.name(), call -> contender.create(Person.created(letter, call)));
    }
}
