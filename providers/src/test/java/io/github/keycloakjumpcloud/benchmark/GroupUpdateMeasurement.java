package io.github.keycloakjumpcloud.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes of a group over SCIM, beside the requests of the admin REST API that reach the same state. */
final class GroupUpdateMeasurement {

    private static final List<Integer> SIZES = List.of(1, 20, 2_000);
    private static final int WARM_UP = 30;
    private static final double BOUND = 1.0;

    private final Http http;
    private final ScimContender ours;
    private final AdminRest rest;
    private final Report report;
    private final int rounds;

    GroupUpdateMeasurement(Http http, Site site, Report report, int rounds) {
        this.http = http;
        this.ours = site.ours();
        this.rest = site.rest();
        this.report = report;
        this.rounds = rounds;
    }

    void run() {
        report.heading("Changes of a group beside admin REST");
        report.paragraph(
                "Admin REST: a PUT or DELETE of the membership for each member who comes or goes. Beside a PUT, which"
                        + " names all members, first a GET of the group and one of its members: a client that knows who is to be"
                        + " in the group has to compare. One member, and all members, come and go by turns. All in milliseconds,"
                        + " median (95th percentile).");
        Table table = new Table("request", ours.name(), rest.name(), "speed ÷ admin REST", "limit");
        for (int size : SIZES) {
            String members = size + (size == 1 ? " member" : " members");
            List<String> people = people(size);
            row(table, "PATCH, one comes or goes, " + members, people, this::patchOne, this::restOne);
            row(table, "PUT, one comes or goes, " + members, people, this::putOne, this::restOneOfAll);
            row(table, "PUT, nothing changed, " + members, people, this::putSame, this::restSame);
            row(table, "PATCH, all come or go, " + members, people, this::patchAll, this::restAll);
        }
        report.table(table);
    }

    /** A group with members. */
    private record Filled(String name, String id, List<String> people) {

        /** Every other call takes back what the one before did. */
        static boolean takesBack(int call) {
            return call % 2 == 1;
        }

        /** Somebody who is none of them. */
        String newcomer() {
            return Crowd.id(people.size());
        }

        List<String> withNewcomer() {
            List<String> all = new ArrayList<>(people);
            all.add(newcomer());
            return all;
        }
    }

    private void row(
            Table table,
            String what,
            List<String> people,
            BiFunction<Filled, Integer, List<Call>> scim,
            BiFunction<Filled, Integer, List<Call>> adminRest) {
        Filled one = filled(what + ", by SCIM", people);
        Filled other = filled(what + ", by admin REST", people);
        List<Sequence> sequences = List.of(sequence(one, scim), sequence(other, adminRest));
        Sequence.race(sequences, WARM_UP, rounds);
        table.row(Sequence.compared(report, what, sequences, BOUND));
    }

    private Sequence sequence(Filled group, BiFunction<Filled, Integer, List<Call>> calls) {
        return new Sequence(call -> {
            List<Call> all = calls.apply(group, call);
            return () -> all.forEach(http::require);
        });
    }

    private List<Call> patchOne(Filled group, int call) {
        return List.of(
                Filled.takesBack(call)
                        ? ours.removeMember(group.id(), group.newcomer())
                        : ours.addMember(group.id(), group.newcomer()));
    }

    private List<Call> putOne(Filled group, int call) {
        return List.of(ours.replaceGroup(
                group.id(), group.name(), Filled.takesBack(call) ? group.people() : group.withNewcomer()));
    }

    private List<Call> putSame(Filled group, int call) {
        return List.of(ours.replaceGroup(group.id(), group.name(), group.people()));
    }

    private List<Call> patchAll(Filled group, int call) {
        return List.of(
                Filled.takesBack(call)
                        ? ours.addMembers(group.id(), group.people())
                        : ours.removeMembers(group.id(), group.people()));
    }

    private List<Call> restOne(Filled group, int call) {
        return List.of(
                Filled.takesBack(call)
                        ? rest.removeMember(group.id(), group.newcomer())
                        : rest.addMember(group.id(), group.newcomer()));
    }

    private List<Call> restSame(Filled group, int call) {
        return List.of(rest.group(group.id()), rest.members(group.id()));
    }

    private List<Call> restOneOfAll(Filled group, int call) {
        return Stream.concat(restSame(group, call).stream(), restOne(group, call).stream())
                .toList();
    }

    private List<Call> restAll(Filled group, int call) {
        return group.people().stream()
                .map(person -> Filled.takesBack(call)
                        ? rest.addMember(group.id(), person)
                        : rest.removeMember(group.id(), person))
                .toList();
    }

    private Filled filled(String name, List<String> people) {
        String id = http.require(ours.createGroup(name)).id();
        http.require(ours.addMembers(id, people));
        return new Filled(name, id, people);
    }

    private static List<String> people(int size) {
        return IntStream.range(0, size).mapToObj(Crowd::id).toList();
    }
}
