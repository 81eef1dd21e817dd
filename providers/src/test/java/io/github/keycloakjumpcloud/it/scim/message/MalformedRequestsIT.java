package io.github.keycloakjumpcloud.it.scim.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimErrors;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.it.harness.scim.ServerLog;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many malformed requests at once: no 5xx, each refusal a SCIM error, no error in the server's log, and a realm in order
 * at the end. {@code -Djumpcloud.test.malformed.seed} repeats a run, {@code -Djumpcloud.test.malformed.requests} changes
 * their number.
 */
class MalformedRequestsIT {

    private static final int THREADS = 6;
    private static final int REQUESTS = Integer.getInteger("malformed.requests");
    private static final long SEED =
            Long.getLong("jumpcloud.test.malformed.seed", System.currentTimeMillis() % 1_000_000_000);

    /** What Keycloak and its HTTP server say to what is no request for any endpoint; theirs is the first word. */
    private static final Set<String> BEFORE_ANY_ENDPOINT = Set.of(
            "400 ",
            "400 {\"error\":\"missingNormalization\",\"error_description\":\"Request path not normalized\"}",
            "400 {\"error\":\"invalidCharacter\",\"error_description\":\"Request path contains invalid character ';'\"}",
            "400 {\"error\":\"Blocking invalid query parameter value\"}",
            "405 {\"error\":\"HTTP 405 Method Not Allowed\"}",
            "414 ",
            "431 ");

    /** Keycloak 26.4 does, without the jar too, where no endpoint is reached and {@code Accept} is no media type; its log says why. */
    private static final Pattern FAILED_BEFORE_ANY_ENDPOINT =
            Pattern.compile("500 \\{\"details\":\"Error id [0-9a-f-]+\",\"stack\":\"\"}");

    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> faults = new ConcurrentHashMap<>();

    @AutoClose
    private TestRealm realm;

    private ScimSide scim;
    private String token;
    private List<String> users;
    private List<String> groups;

    @BeforeAll
    void createRealm() {
        // The brake would soon refuse whatever deactivates.
        realm = TestRealm.builder()
                .setting("scimBrakePercent", "0")
                .setting("scimDelete", "delete")
                .create();
        scim = ScimSide.of(realm);
        token = ScimSide.newToken(realm, "raw");
        users = new ArrayList<>();
        groups = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            users.add(scim.createUser(ScimSide.user("known" + i)));
        }
        for (int i = 0; i < 5; i++) {
            groups.add(scim.createGroup("Known " + i, users.get(i)));
        }
    }

    @Test
    void requestsWhenTheyAreMalformedThenEachIsAnsweredAndTheRealmIsInOrder() throws Exception {
        // given
        ServerLog log = ServerLog.fromNow();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        long start = System.nanoTime();

        // when
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(SEED + thread);
            int share = (REQUESTS + thread) / THREADS;
            running.add(executor.submit(() -> send(random, share)));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        executor.shutdown();

        // then
        report(System.nanoTime() - start);
        assertThat(faults).as("seed " + SEED).isEmpty();
        assertThat(shareOf("2"))
                .as("accepted: the mutations reach the adapters")
                .isBetween(0.05, 0.8);
        assertThat(shareOf("before")).as("never reached the endpoint").isLessThan(0.15);
        log.assertQuiet();
        assertUsersAreInOrder();
        assertGroupsAreInOrder();
    }

    private void send(Random random, int requests) {
        String base = ScimSide.baseUrl(realm).getPath();
        SampleRequests samples = new SampleRequests(random, base, token, users, groups);
        MalformedRequests malformed = new MalformedRequests(random, samples);
        try (RawConnection connection = new RawConnection(Keycloak.server().baseUri())) {
            for (int i = 0; i < requests && faults.size() < 20; i++) {
                RawRequest cleaning = samples.cleaning();
                if (cleaning != null) {
                    connection.exchange(cleaning);
                }
                RawRequest request = malformed.next();
                ScimAnswer answer = connection.exchange(request);
                judge(request, answer);
                if (answer.status() == 201) {
                    samples.remember(answer.header("Location").orElseThrow().replaceFirst(".*/scim/v2", ""));
                }
            }
        }
    }

    private void judge(RawRequest request, ScimAnswer answer) {
        String said = answer.status() + " " + answer.text();
        boolean early = BEFORE_ANY_ENDPOINT.contains(said)
                || request.headers().contains("Accept: nonsense")
                        && FAILED_BEFORE_ANY_ENDPOINT.matcher(said).matches();
        statuses.merge(
                (early ? "before any endpoint: " : "") + answer.status() + " " + answer.scimType(), 1, Integer::sum);
        if (early) {
            return;
        }
        boolean sound = answer.status() < 400
                || answer.status() < 500
                        && (request.method().equals("HEAD")
                                || ScimErrors.fault(answer).isEmpty());
        if (!sound) {
            faults.put(request.toString(), said);
        }
    }

    private double shareOf(String prefix) {
        return statuses.entrySet().stream()
                        .filter(status -> status.getKey().startsWith(prefix))
                        .mapToInt(Map.Entry::getValue)
                        .sum()
                / (double) REQUESTS;
    }

    private void report(long nanos) {
        System.out.printf(
                "%,d malformed requests in %d s (seed %d)%n",
                statuses.values().stream().mapToInt(count -> count).sum(), TimeUnit.NANOSECONDS.toSeconds(nanos), SEED);
        new TreeMap<>(statuses).forEach((status, count) -> System.out.printf("%,8d  %s%n", count, status));
    }

    /** Whoever is there has a name, an address, the link for the first login, and a record that SCIM can read. */
    private void assertUsersAreInOrder() {
        Set<String> shown = new HashSet<>();
        int total = scim.get("/Users?count=0").body().get("totalResults").asInt();
        for (int start = 1; start <= total; start += 200) {
            shown.addAll(ScimSide.ids(scim.get("/Users?count=200&startIndex=" + start)));
        }
        JsonNode accounts = realm.admin().get("users?max=100000&briefRepresentation=false");
        assertThat(shown).hasSize(total).hasSize(accounts.size());
        String provider =
                realm.admin().identityProvider(realm.alias()).get("internalId").asText();
        for (JsonNode account : accounts) {
            String id = account.get("id").asText();
            String email = account.path("email").asText();
            assertThat(shown).contains(id);
            assertThat(email).contains("@");
            assertThat(realm.admin().federatedIdentitiesOf(id)).singleElement().satisfies(link -> {
                assertThat(link.get("identityProvider").asText()).isEqualTo(realm.alias());
                assertThat(link.get("userId").asText()).isEqualTo(email);
            });
            assertThat(account.path("attributes").path("jumpcloudScim").path(0).asText())
                    .containsPattern(
                            "^" + Pattern.quote(provider) + " held(\\+disabled)?=" + Pattern.quote(email) + " \\{");
            assertThat(realm.admin().groupsOf(id))
                    .filteredOn(path -> path.startsWith("/Departments/"))
                    .hasSizeLessThan(2);
        }
    }

    /** No two groups or departments of one name, and no member whom SCIM does not show. */
    private void assertGroupsAreInOrder() {
        for (String root : List.of("/Departments", "/JumpCloud/" + realm.alias())) {
            Map<String, String> names = new HashMap<>();
            String id = realm.admin().groupByPath(root).orElseThrow();
            for (JsonNode group : realm.admin().childGroups(id)) {
                String name = group.get("name").asText();
                assertThat(names.put(name.strip().toLowerCase(Locale.ROOT), name))
                        .as(name)
                        .isNull();
            }
        }
        JsonNode groupsBelow =
                scim.get("/Groups?count=200&attributes=members").body().get("Resources");
        for (JsonNode group : groupsBelow) {
            String id = group.get("id").asText();
            assertThat(scim.membersOf(id)).hasSize(realm.admin().membersOf(id).size());
        }
    }
}
