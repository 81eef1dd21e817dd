package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.Keycloak;
import io.github.keycloakjumpcloud.it.Login;
import io.github.keycloakjumpcloud.it.Spellings;
import io.github.keycloakjumpcloud.it.TestRealm;
import io.github.keycloakjumpcloud.it.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** People come, work and leave on two nodes for a long time. In no build: {@code -Dit.test=Soak} runs it. */
@InCluster
class Soak {

    private static final int DEFAULT_MINUTES = 30;
    private static final int THREADS = 4;
    private static final int RESIDENTS = 100;
    private static final int SAMPLES = 24;
    private static final double GROWTH = 1.1;
    // A few more of what is counted in tens are no trend.
    private static final int FEW = 10;

    private final Cluster cluster = Cluster.shared();
    private final AtomicBoolean end = new AtomicBoolean();
    private final AtomicLong logins = new AtomicLong();
    private final AtomicLong scimRequests = new AtomicLong();
    private final StringBuilder report = new StringBuilder();

    @Test
    void nodesWhenUsedForLongThenTheyHoldNoMoreThanBefore() throws Exception {
        Duration duration = Duration.ofMinutes(Integer.getInteger("soak.minutes", DEFAULT_MINUTES));
        try (TestRealm realm = TestRealm.builder().groups().create(cluster.address(), cluster.admin())) {
            realm.configure(Map.of("scimBrakePercent", "0", "scimDelete", "delete"));
            ScimSide scim = ScimSide.of(realm);
            String club = scim.createGroup("Club");
            ExecutorService executor = Executors.newFixedThreadPool(THREADS);
            List<CompletableFuture<Void>> lives = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                lives.add(CompletableFuture.runAsync(() -> live(realm, scim, club, thread), executor));
            }
            CompletableFuture<Void> failed = CompletableFuture.allOf(lives.toArray(CompletableFuture[]::new));
            try {
                watch(duration, failed);
            } finally {
                end.set(true);
                executor.shutdown();
                Path file = Keycloak.workFolder("soak.md");
                Files.writeString(file, report);
            }
            failed.join();
            assertThat(scim.membersOf(club)).isEmpty();
        }
    }

    /** Takes samples of both nodes, and compares those of the second quarter with those of the last. */
    private void watch(Duration duration, CompletableFuture<Void> failed) throws Exception {
        report.append(LocalDate.now()).append(", ").append(duration.toMinutes()).append(" minutes\n\n");
        report.append("| minute | node | heap after GC, MB | threads | connections | cache entries | logins"
                + " | SCIM requests |\n|---|---|---|---|---|---|---|---|\n");
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
            assertFlat("cache entries", ofNode, NodeFigures::cacheEntries);
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
                "| %.1f | %s | %.1f | %d | %d | %d | %d | %d |%n",
                at.toSeconds() / 60.0,
                node == 0 ? "a" : "b",
                figures.heap() / 1048576.0,
                figures.threads(),
                figures.connections(),
                figures.cacheEntries(),
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

    /** One newcomer after the other, each from the first day to the last, and people who stay in between. */
    private void live(TestRealm realm, ScimSide scim, String club, int thread) {
        for (int life = 0; !end.get(); life++) {
            String name = "newcomer-" + thread + "-" + life;
            ObjectNode user = ScimSide.user(name);
            user.putObject(ScimSide.ENTERPRISE).put("department", Spellings.of(life));
            String id = scim.createUser(user);
            signInAndOut(realm, person(name).withDepartment(Spellings.of(life)));
            succeed(scim.patch("/Groups/" + club, ScimSide.operation("add", "members", ScimSide.members(id))));
            succeed(scim.put("/Users/" + id, user.put("title", "Lead")));
            succeed(scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE)));
            assertThat(realm.refusal(person(name)).code()).isEqualTo("JC-203");
            succeed(scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.TRUE)));
            succeed(scim.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Chief"))));
            assertThat(scim.find("Users", "userName eq \"" + name + "@example.com\"")
                            .resources())
                    .hasSize(1);
            signInAndOut(realm, resident(thread, life));
            succeed(scim.delete("/Users/" + id));
            scimRequests.addAndGet(8);
        }
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
