package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Sign-ins of one kind, one after the other, each with a browser of its own. The clock runs from the answer of JumpCloud, which is
 * signed before, to the application's tokens; the server's CPU counts from the application's request.
 */
final class SignInLane {

    private final String name;
    private final SignInSite site;
    private final TestRealm realm;
    private final IntFunction<Person> people;
    private Timings timings = new Timings();
    private Duration cpu = Duration.ZERO;
    private int next;

    /** @param people who signs in, by a number that is one higher each time */
    SignInLane(String name, SignInSite site, TestRealm realm, IntFunction<Person> people) {
        this.name = name;
        this.site = site;
        this.realm = realm;
        this.people = people;
    }

    String name() {
        return name;
    }

    Timings timings() {
        return timings;
    }

    /** Of the server, for one sign-in, in milliseconds. */
    double cpuMillis() {
        return cpu.toNanos() / 1e6 / timings.count();
    }

    void reset() {
        timings = new Timings();
        cpu = Duration.ZERO;
    }

    /** The first ones. */
    List<Person> people(int count) {
        return IntStream.range(0, count).mapToObj(people).toList();
    }

    /** Signs in so many times. */
    void run(int times) {
        Duration before = serverCpu();
        for (int i = 0; i < times; i++) {
            signIn();
        }
        cpu = cpu.plus(serverCpu()).minus(before);
    }

    private void signIn() {
        SignIn person = realm.atJumpCloud();
        String answer = person.responseFor(people.apply(next++))
                .base64(realm.application().key());
        String relayState = person.request().relayState();
        long start = System.nanoTime();
        realm.post(person.browser(), answer, relayState);
        person.login();
        timings.add(System.nanoTime() - start);
    }

    /** Sent to the database for one sign-in. */
    Sent statements() {
        long count = Statements.of(realm.admin(), this::signIn) - 1;
        List<String> texts = Statements.texts(realm.admin(), this::signIn);
        return new Sent(
                count, texts.stream().filter(text -> !text.startsWith("select")).count());
    }

    /** @param writes how many of the statements insert, update or delete */
    record Sent(long statements, long writes) {}

    private Duration serverCpu() {
        return ProcessHandle.of(site.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }
}
