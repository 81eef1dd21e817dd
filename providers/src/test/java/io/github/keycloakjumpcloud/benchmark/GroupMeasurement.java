package io.github.keycloakjumpcloud.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A group with few members beside one with many: one member more or less, and a PATCH that carries all of them. */
final class GroupMeasurement {

    private static final int ONE = 1;
    private static final int FEW = 20;
    private static final int MANY = 2_000;
    private static final List<Integer> SIZES = List.of(ONE, FEW, MANY);
    private static final double BOUND = 10;
    private static final int WARM_UP = 50;
    private static final int WHOLE_ROUNDS = 12;
    private static final int WHOLE_WARM_UP = 30;

    private final Http http;
    private final Site site;
    private final ScimContender ours;

    GroupMeasurement(Http http, Site site) {
        this.http = http;
        this.site = site;
        this.ours = site.ours();
    }

    void run(Report report, int rounds) {
        report.heading("Members of a group");
        report.paragraph("All in milliseconds, median (95th percentile).");
        Table table =
                new Table("request", ONE + " member", FEW + " members", MANY + " members", MANY + " ÷ " + FEW, "limit");
        List<String> groups = SIZES.stream().map(this::filledGroup).toList();
        List<Lane> failed = new ArrayList<>();
        for (Contender contender : site.contenders()) {
            List<Lane> lanes = oneMember(contender, groups);
            Race.inOrder(http, lanes).warmUp(WARM_UP).oneByOne(rounds);
            row(report, table, contender, "add one to a group that has", every(lanes, 0));
            row(report, table, contender, "remove one from a group that has", every(lanes, 1));
            failed.addAll(lanes);
        }
        for (ScimContender contender : List.of(ours, site.keycloakScim())) {
            List<Lane> lanes = allMembers(contender);
            Race.inOrder(http, lanes).warmUp(WHOLE_WARM_UP).oneByOne(WHOLE_ROUNDS);
            row(report, table, contender, "one PATCH that adds", every(lanes, 0));
            row(report, table, contender, "one PATCH that removes", every(lanes, 1));
            failed.addAll(lanes);
        }
        report.table(table);
        report.failures(failed);
    }

    /** The lanes of one of two kinds, one for each size. */
    private static List<Lane> every(List<Lane> lanes, int kind) {
        return IntStream.range(0, SIZES.size())
                .mapToObj(size -> lanes.get(2 * size + kind))
                .toList();
    }

    private void row(Report report, Table table, Contender contender, String what, List<Lane> lanes) {
        Lane few = lanes.get(1);
        Lane many = lanes.get(2);
        double growth = many.timings().medianMillis() / few.timings().medianMillis();
        List<String> cells = new ArrayList<>();
        cells.add(contender.name() + ": " + what);
        lanes.forEach(lane -> cells.add(Report.times(lane)));
        if (contender == ours) {
            cells.addAll(report.judge(what + " " + MANY + " members", Limit.under(BOUND, growth)));
        } else {
            cells.addAll(List.of(few.failed() || many.failed() ? "" : Report.number(growth), ""));
        }
        table.row(cells);
    }

    private static List<Lane> oneMember(Contender contender, List<String> groups) {
        List<Lane> lanes = new ArrayList<>();
        for (String group : groups) {
            lanes.add(new Lane(contender.name(), call -> contender.addMember(group, newcomer(call))));
            lanes.add(new Lane(contender.name(), call -> contender.removeMember(group, newcomer(call))));
        }
        return lanes;
    }

    /** Somebody who is in none of the groups. */
    private static String newcomer(int call) {
        return Crowd.id(MANY + call);
    }

    private List<Lane> allMembers(ScimContender contender) {
        List<Lane> lanes = new ArrayList<>();
        for (int size : SIZES) {
            List<String> people = people(size);
            String group = emptyGroup(contender.name() + " " + size);
            lanes.add(
                    new Lane(contender.name() + ", " + size + " members", call -> contender.addMembers(group, people)));
            lanes.add(new Lane(
                    contender.name() + ", " + size + " members", call -> contender.removeMembers(group, people)));
        }
        return lanes;
    }

    /** Also a proof that members come and go as the answers say. */
    private String filledGroup(int size) {
        String group = emptyGroup(size + " members");
        http.require(ours.addMembers(group, people(size)));
        requireSize(group, size);
        http.require(ours.removeMembers(group, people(size)));
        requireSize(group, 0);
        http.require(ours.addMembers(group, people(size)));
        requireSize(group, size);
        return group;
    }

    private String emptyGroup(String name) {
        return http.require(ours.createGroup(name)).json().get("id").asText();
    }

    private void requireSize(String group, int size) {
        int found = http.require(site.rest().members(group)).json().size();
        if (found != size) {
            throw new IllegalStateException("The group has " + found + " members instead of " + size);
        }
    }

    private static List<String> people(int size) {
        return IntStream.range(0, size).mapToObj(Crowd::id).toList();
    }
}
