package io.github.keycloakjumpcloud.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the benchmark is run with.
 *
 * @param users how many people the large realm has
 * @param fewUsers how many the small one has
 * @param departments how many groups of departments the large realm has, in most of which nobody is
 * @param connections how many connections the large realm has
 * @param databases what Keycloak keeps its data in; everything that is compared runs with each of them
 * @param rounds how often each request is timed
 * @param signInWarmUp how many sign-ins of each kind come before those that are timed
 * @param threads how many send requests at a time where several do
 * @param parts what is measured: {@code sign-in}, {@code sign-in-growth}, {@code look-up}, {@code active}, {@code update},
 *     {@code group}, {@code connection-test}, {@code cache}, {@code create}, {@code lists}, {@code body}, {@code first-sync}, {@code start};
 *     all if empty
 * @param syncPeople how many people the part {@code first-sync} brings in, each way
 * @param jvmOptions of the servers, besides those of {@code kc.sh}
 * @param report the file that is written; the chart lies beside it, as SVG
 */
record Settings(
        int users,
        int fewUsers,
        int departments,
        int connections,
        List<DatabaseKind> databases,
        int rounds,
        int signInWarmUp,
        int threads,
        List<String> parts,
        int syncPeople,
        String jvmOptions,
        Path distribution,
        Path jar,
        Path work,
        Path report) {

    static Settings ofSystemProperties() {
        return new Settings(
                number("benchmark.users"),
                number("benchmark.fewUsers"),
                number("benchmark.departments"),
                number("benchmark.connections"),
                texts("benchmark.databases").map(DatabaseKind::of).toList(),
                number("benchmark.rounds"),
                number("benchmark.signInWarmUp"),
                number("benchmark.threads"),
                texts("benchmark.parts").toList(),
                number("benchmark.syncPeople"),
                text("benchmark.jvmOptions"),
                Path.of(text("benchmark.distribution")),
                Path.of(text("benchmark.jar")),
                Path.of(text("benchmark.work")).toAbsolutePath(),
                Path.of(text("benchmark.report")));
    }

    SiteSize large() {
        return new SiteSize(users, departments, connections);
    }

    SiteSize small() {
        return new SiteSize(fewUsers, Person.DEPARTMENTS, 1);
    }

    private static Stream<String> texts(String property) {
        return Stream.of(text(property).split(",")).filter(Predicate.not(String::isBlank));
    }

    private static int number(String property) {
        return Integer.parseInt(text(property));
    }

    private static String text(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalArgumentException("Run the benchmark with mvn -Pbenchmark verify: no " + property);
        }
        return value;
    }
}
