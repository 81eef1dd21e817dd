package io.github.keycloakjumpcloud.it.harness.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Plays many rounds of a {@link SameMoment} with several people at a time. A failed round does not stop the others. A
 * line of figures goes to {@code providers/target/keycloak-test/same-moment.md}.
 */
public final class SameMomentRounds {

    private static final int ROUNDS = Integer.getInteger("same.moment.rounds");
    private static final int PEOPLE = 3;
    private static final int SHOWN = 5;

    private final MomentSite site;
    private final String where;

    /** Rounds in the realm, by these nodes of its server, at least one. */
    public SameMomentRounds(TestRealm realm, List<URI> nodes, String where) {
        this.site = new MomentSite(realm, nodes);
        this.where = where;
    }

    /** Plays all rounds. Fails with the first failures when a round failed. */
    public void play(SameMoment moment) throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<? extends Future<?>> all = IntStream.range(0, PEOPLE)
                    .mapToObj(person -> people.submit(() -> play(moment, person, rounds, failures)))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            people.shutdownNow();
        }
        report(moment, failures.size(), System.nanoTime() - start);
        assertThat(failures.stream().limit(SHOWN))
                .as(failures.size() + " of " + ROUNDS + " rounds of " + moment + " failed")
                .isEmpty();
    }

    private void play(SameMoment moment, int person, AtomicInteger rounds, Queue<String> failures) {
        int round = rounds.getAndIncrement();
        while (round < ROUNDS) {
            try {
                moment.play(site, name(moment, person, round), round);
            } catch (AssertionError | RuntimeException e) {
                failures.add("round " + round + ": " + e);
            }
            round = rounds.getAndIncrement();
        }
    }

    /** First sign-ins need somebody new. */
    private static String name(SameMoment moment, int person, int round) {
        String name = moment.name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean first = moment == SameMoment.FIRST_SIGN_INS || moment == SameMoment.PUSH_AND_FIRST_SIGN_IN;
        return name + "-" + (first ? round : person);
    }

    private void report(SameMoment moment, int failures, long nanos) {
        Path report = Keycloak.workFolder("same-moment.md");
        String line = String.format(
                Locale.ROOT,
                "| %s | %s | %d rounds | %d s | %d failures |%n",
                where,
                moment,
                ROUNDS,
                TimeUnit.NANOSECONDS.toSeconds(nanos),
                failures);
        try {
            Files.writeString(report, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
