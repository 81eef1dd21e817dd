package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntFunction;

/** Sign-ins through a connection, beside those through Keycloak's own SAML provider. */
final class SignInMeasurement {

    private static final int BLOCK = 10;
    private static final int WARM_UP_BLOCKS = 4;
    private static final int GROUPS = 5;
    private static final int RETURNING = 20;
    private static final double RETURNING_LIMIT = 1.0;
    private static final double FIRST_LIMIT = 1.05;
    private static final double FLAT = 1.1;

    private final Site large;
    private final Site small;
    private final int blocks;
    private final AtomicInteger newcomers = new AtomicInteger();

    SignInMeasurement(Site large, Site small, int rounds) {
        this.large = large;
        this.small = small;
        this.blocks = Math.max(1, rounds / BLOCK);
    }

    /** Both servers compile what a sign-in runs, over thousands of them; that is not to be measured. */
    void warmUp(int times) {
        for (Site site : List.of(small, large)) {
            for (List<SignInLane> lanes : List.of(returning(site, GROUPS), first(site))) {
                turns(lanes, times / BLOCK);
            }
        }
    }

    void run(Report report) {
        report.heading("Sign-in");
        report.paragraph(
                "From JumpCloud's answer to the application's tokens, in milliseconds, median (99th percentile)."
                        + " The connection has gate, profile, department, " + GROUPS
                        + " groups and SCIM switched on; Keycloak's own"
                        + " SAML provider has the mappers that come nearest, and no gate. They take turns in blocks of "
                        + BLOCK
                        + ". CPU is the server's, in milliseconds for a sign-in. Statements are those of Hibernate, beside them"
                        + " how many of them write.");
        Table beside = new Table(
                "sign-in", "this extension", "Keycloak's saml", "time ÷ saml", "limit", "CPU", "statements (writes)");
        compare(report, beside, "small realm", small);
        compare(report, beside, "large realm", large);
        report.table(beside);
    }

    private void compare(Report report, Table beside, String where, Site site) {
        beside.row(row(report, "returning, " + where, RETURNING_LIMIT, returning(site, GROUPS)));
        beside.row(row(report, "first, " + where, FIRST_LIMIT, first(site)));
    }

    void growth(Report report) {
        report.heading("Sign-in, where there is more of everything");
        report.paragraph(
                "Returning. Keycloak's own provider maps five groups; its people are in the others by hand. There, the limit is"
                        + " for one growth divided by the other.");
        Table growth = new Table(
                "sign-in",
                "this extension: more",
                "fewer",
                "growth",
                "Keycloak's saml: more",
                "fewer",
                "growth",
                "growth ÷ growth",
                "limit");
        growth.row(moreOfEverything(report, "more of everything", ""));
        for (int groups : new int[] {50, 500}) {
            fillUp(groups);
            growth.row(growth(
                    report,
                    groups + " groups",
                    groups + " groups; beside 1",
                    returning(large, groups),
                    returning(large, 1),
                    SignInMeasurement::quotient));
        }
        // Comes last: the others are without it.
        if (large.addMapperIndex()) {
            growth.row(moreOfEverything(report, "more of everything, with the index", "; with the index"));
        }
        report.table(growth);
    }

    private void fillUp(int groups) {
        SignInLane stock = returning(large, groups).get(1);
        stock.run(RETURNING);
        large.signIns().fillUp(stock.people(RETURNING), groups);
    }

    private List<String> moreOfEverything(Report report, String limited, String how) {
        return growth(
                report,
                limited,
                large.size() + "; beside " + small.size() + how,
                returning(large, GROUPS),
                returning(small, GROUPS),
                SignInMeasurement::ours);
    }

    private static List<SignInLane> returning(Site site, int groups) {
        return lanes(site, call -> "g" + groups + "-" + call % RETURNING, groups);
    }

    private List<SignInLane> first(Site site) {
        return lanes(site, call -> "first-" + newcomers.getAndIncrement(), GROUPS);
    }

    private static List<SignInLane> lanes(Site site, IntFunction<String> names, int groups) {
        SignInSite people = site.signIns();
        return List.of(
                new SignInLane("this extension", people, people.ours(), person(names, "ours-", groups)),
                new SignInLane("Keycloak's saml", people, people.stock(), person(names, "stock-", groups)));
    }

    private static IntFunction<Person> person(IntFunction<String> names, String prefix, int groups) {
        return call -> SignInSite.person(prefix + names.apply(call), groups);
    }

    private List<String> row(Report report, String what, double limit, List<SignInLane> lanes) {
        race(lanes);
        SignInLane ours = lanes.get(0);
        SignInLane stock = lanes.get(1);
        List<String> cells = new ArrayList<>(List.of("sign-in, " + what, times(ours), times(stock)));
        cells.addAll(report.judge("sign-in, " + what, Limit.atMost(limit, ratio(ours, stock))));
        cells.add(String.format(Locale.ROOT, "%.1f, %.1f", ours.cpuMillis(), stock.cpuMillis()));
        SignInLane.Sent sent = ours.statements();
        SignInLane.Sent beside = stock.statements();
        cells.add("%d (%d), %d (%d)".formatted(sent.statements(), sent.writes(), beside.statements(), beside.writes()));
        report.judge("statements of a sign-in, " + what, Limit.atMost(beside.statements(), sent.statements()));
        return cells;
    }

    /**
     * @param limited names the limit
     * @param judged which figure has the limit, of our growth and Keycloak's
     */
    private List<String> growth(
            Report report,
            String limited,
            String what,
            List<SignInLane> more,
            List<SignInLane> fewer,
            DoubleBinaryOperator judged) {
        race(List.of(more.get(0), fewer.get(0), more.get(1), fewer.get(1)));
        double ours = ratio(more.get(0), fewer.get(0));
        double stock = ratio(more.get(1), fewer.get(1));
        return List.of(
                what,
                times(more.get(0)),
                times(fewer.get(0)),
                Report.number(ours),
                times(more.get(1)),
                times(fewer.get(1)),
                Report.number(stock),
                Report.number(quotient(ours, stock)),
                report.judge("growth of a sign-in: " + limited, Limit.atMost(FLAT, judged.applyAsDouble(ours, stock)))
                        .get(1));
    }

    private static double ours(double ours, double stock) {
        return ours;
    }

    private static double quotient(double ours, double stock) {
        return ours / stock;
    }

    private void race(List<SignInLane> lanes) {
        turns(lanes, WARM_UP_BLOCKS);
        lanes.forEach(SignInLane::reset);
        turns(lanes, blocks);
    }

    private static void turns(List<SignInLane> lanes, int blocks) {
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < lanes.size(); i++) {
                lanes.get((block + i) % lanes.size()).run(BLOCK);
            }
        }
    }

    private static double ratio(SignInLane first, SignInLane second) {
        return first.timings().medianMillis() / second.timings().medianMillis();
    }

    private static String times(SignInLane lane) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f)",
                lane.timings().medianMillis(),
                lane.timings().percentileMillis(99));
    }
}
