package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Spellings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * People come, work and leave on two nodes for a long time, always as many a minute. In no build: {@code -Dit.test=Soak}
 * runs it.
 */
@InCluster
class Soak {

    private static final int DEFAULT_MINUTES = 30;
    private static final int THREADS = 4;
    private static final Duration PACE = Duration.ofSeconds(3);
    private static final int REFUSED_ONE_IN = 20;
    /** How long Keycloak remembers a login that nobody ends. */
    private static final int PENDING_SECONDS = 60;

    private static final int RESIDENTS = 100;
    private static final int SAMPLES = 24;
    private static final double GROWTH = 1.1;
    // A few more of what is counted in tens are no trend.
    private static final int FEW = 10;

    private final Cluster cluster = Cluster.shared();
    private final AtomicLong logins = new AtomicLong();
    private final AtomicLong scimRequests = new AtomicLong();
    private final StringBuilder report = new StringBuilder();

    @Test
    void nodesWhenUsedForLongThenTheyHoldNoMoreThanBefore() throws Exception {
        Duration duration = Duration.ofMinutes(Integer.getInteger("soak.minutes", DEFAULT_MINUTES));
        TestRealm.Builder wanted = TestRealm.builder()
                .groups()
                .realm("accessCodeLifespanLogin", PENDING_SECONDS)
                .realm("accessCodeLifespanUserAction", PENDING_SECONDS);
        try (TestRealm realm = wanted.create(cluster.address(), cluster.admin())) {
            realm.configure(Map.of("scimBrakePercent", "0", "scimDelete", "delete"));
            ScimSide scim = ScimSide.of(realm);
            String club = scim.createGroup("Club");
            ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS);
            CompletableFuture<Void> failed = new CompletableFuture<>();
            for (int i = 0; i < THREADS; i++) {
                Runnable lives = lives(realm, scim, club, i, failed);
                executor.scheduleAtFixedRate(
                        lives, PACE.toMillis() * i / THREADS, PACE.toMillis(), TimeUnit.MILLISECONDS);
            }
            try {
                watch(duration, failed);
            } finally {
                executor.shutdown();
                Files.writeString(Keycloak.workFolder("soak.md"), report);
            }
            assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(failed).isNotDone();
            assertThat(scim.membersOf(club)).isEmpty();
        }
    }

    private Runnable lives(TestRealm realm, ScimSide scim, String club, int thread, CompletableFuture<Void> failed) {
        AtomicInteger life = new AtomicInteger();
        return () -> {
            try {
                live(realm, scim, club, thread, life.getAndIncrement());
            } catch (RuntimeException | AssertionError e) {
                failed.completeExceptionally(e);
                throw e;
            }
        };
    }

    /** Takes samples of both nodes, and compares those of the second quarter with those of the last. */
    private void watch(Duration duration, CompletableFuture<Void> failed) throws Exception {
        report.append(LocalDate.now()).append(", ").append(duration.toMinutes()).append(" minutes\n\n");
        report.append("| minute | node | heap after GC, MB | threads | connections | short-lived entries"
                + " | limited entries | logins | SCIM requests |\n|---|---|---|---|---|---|---|---|---|\n");
        List<List<NodeFigures>> samples = new ArrayList<>();
        long start = System.nanoTime();
        for (int sample = 1; sample <= SAMPLES; sample++) {
            long due = start + duration.toNanos() * sample / SAMPLES;
            waitUnlessFailed(due - System.nanoTime(), failed);
            List<NodeFigures> now =
                    cluster.nodes().stream().map(NodeFigures::of).toList();
            samples.add(now);
            for (int node = 0; node < now.size(); node++) {
                append(Duration.ofNanos(System.nanoTime() - start), node, now.get(node));
            }
        }
        for (int node = 0; node < cluster.nodes().size(); node++) {
            int which = node;
            List<NodeFigures> ofNode =
                    samples.stream().map(sample -> sample.get(which)).toList();
            assertFlat("heap", ofNode, NodeFigures::heap);
            assertFlat("threads", ofNode, NodeFigures::threads);
            assertFlat("connections", ofNode, NodeFigures::connections);
            assertFlat("short-lived cache entries", ofNode, NodeFigures::shortLived);
        }
    }

    private static void waitUnlessFailed(long nanos, CompletableFuture<Void> failed)
            throws InterruptedException, ExecutionException {
        try {
            failed.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException stillRunning) {
            return;
        }
    }

    private void append(Duration at, int node, NodeFigures figures) {
        report.append(String.format(
                Locale.ROOT,
                "| %.1f | %s | %.1f | %d | %d | %d | %d | %d | %d |%n",
                at.toSeconds() / 60.0,
                node == 0 ? "a" : "b",
                figures.heap() / 1048576.0,
                figures.threads(),
                figures.connections(),
                figures.shortLived(),
                figures.limited(),
                logins.get(),
                scimRequests.get()));
    }

    private static void assertFlat(String what, List<NodeFigures> samples, ToLongFunction<NodeFigures> figure) {
        int quarter = samples.size() / 4;
        double early = average(samples.subList(quarter, 2 * quarter), figure);
        double late = average(samples.subList(3 * quarter, samples.size()), figure);
        assertThat(late).as(what).isLessThanOrEqualTo(Math.max(early * GROWTH, early + FEW));
    }

    private static double average(List<NodeFigures> samples, ToLongFunction<NodeFigures> figure) {
        return samples.stream().mapToLong(figure).average().orElseThrow();
    }

    /** A newcomer from the first day to the last, and somebody who stays. */
    private void live(TestRealm realm, ScimSide scim, String club, int thread, int life) {
        String name = "newcomer-" + thread + "-" + life;
        ObjectNode user = ScimSide.user(name);
        user.putObject(ScimSide.ENTERPRISE).put("department", Spellings.of(life));
        String id = scim.createUser(user);
        signInAndOut(realm, person(name).withDepartment(Spellings.of(life)));
        succeed(scim.patch("/Groups/" + club, ScimSide.operation("add", "members", ScimSide.members(id))));
        succeed(scim.put("/Users/" + id, user.put("title", "Lead")));
        succeed(scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE)));
        if (life % REFUSED_ONE_IN == 0) {
            assertThat(realm.refusal(person(name)).code()).isEqualTo("JC-203");
        }
        succeed(scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.TRUE)));
        succeed(scim.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Chief"))));
        assertThat(scim.find("Users", "userName eq \"" + name + "@example.com\"")
                        .resources())
                .hasSize(1);
        signInAndOut(realm, resident(thread, life));
        succeed(scim.delete("/Users/" + id));
        scimRequests.addAndGet(8);
    }

    private static Person resident(int thread, int life) {
        return person("resident-" + thread + "-" + life % (RESIDENTS / THREADS))
                .withDepartment(Spellings.of(life))
                .withGroups("Group " + life % 7);
    }

    private void signInAndOut(TestRealm realm, Person person) {
        Login login = realm.login(person);
        realm.app().signOut(login);
        assertThat(realm.app().isAlive(login)).isFalse();
        logins.incrementAndGet();
    }

    private static void succeed(ScimAnswer answer) {
        assertThat(answer.isSuccess()).as(answer.text()).isTrue();
    }
}
