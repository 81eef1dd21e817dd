package io.github.keycloakjumpcloud.it.scim.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.ServerMetrics;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.scim.Route;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SCIM leaves for administrators and operators: events, metrics, the log. Nothing of it tells about a person. */
class ScimTraceIT {

    private static final String OURS = "[io.github.keycloakjumpcloud";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private final String tokenId = new ScimAdmin(admin, realm.alias()).ids().get(0);

    @BeforeEach
    void clearEvents() {
        admin.clearEvents();
    }

    @Test
    void changeWhenDoneThenAdminEventsTellWhatAndByWhichToken() {
        // given
        ObjectNode ada = ScimSide.user("traced");
        ada.putObject(ScimSide.ENTERPRISE).put("department", "Traced department");
        List<String> expected = new ArrayList<>();

        // when
        String id = scim.createUser(ada);
        expected.add("CREATE USER users/" + id);
        scim.put("/Users/" + id, ScimSide.user("traced").put("title", "Engineer"));
        expected.add("UPDATE USER users/" + id);
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
        expected.add("UPDATE USER users/" + id);
        expected.add("ACTION USER users/" + id + "/logout");
        scim.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Pilot")));
        expected.add("UPDATE USER users/" + id);
        String group = scim.createGroup("Traced group", id);
        expected.add("CREATE GROUP groups/" + group);
        scim.put("/Groups/" + group, ScimSide.group("Traced group"));
        expected.add("UPDATE GROUP groups/" + group);
        scim.patch("/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(id)));
        expected.add("UPDATE GROUP groups/" + group);
        scim.delete("/Groups/" + group);
        expected.add("DELETE GROUP groups/" + group);
        scim.delete("/Users/" + id);
        expected.add("DELETE USER users/" + id);

        // then
        List<JsonNode> events = admin.adminEvents();
        assertThat(events)
                .extracting(event -> event.get("operationType").asText() + " "
                        + event.get("resourceType").asText() + " "
                        + event.get("resourcePath").asText())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.get("authDetails").get("userId").asText()).isEqualTo("JumpCloud");
            assertThat(event.get("authDetails").get("clientId").asText()).isEqualTo("jumpcloud-scim");
            assertThat(event.get("authDetails").get("ipAddress").asText()).isEqualTo("127.0.0.1");
            assertThat(event.get("details").get("identity_provider").asText()).isEqualTo(realm.alias());
            assertThat(event.get("details").get("jumpcloud_scim_token").asText())
                    .isEqualTo(tokenId);
            assertThat(event.path("error").asText("")).isEmpty();
            assertThat(event.toString())
                    .doesNotContain("@", "traced", "Traced", "Given", "Family", "Pilot", "Engineer");
        });
    }

    @Test
    void changeWhenAnotherTokenIsUsedThenItIsTheActor() {
        // given
        String token = ScimSide.newToken(realm, "Second token");
        admin.clearEvents();

        // when
        scim.client().withToken(token).exchange("POST", "/Users", ScimSide.user("second-traced"));

        // then
        assertThat(admin.adminEvents()).singleElement().satisfies(event -> assertThat(
                        event.get("authDetails").get("userId").asText())
                .isEqualTo("Second token"));
    }

    @Test
    void requestWhenItReadsOrIsRefusedThenThereIsNoAdminEvent() {
        // given
        String id = scim.createUser(ScimSide.user("unchanged"));
        admin.clearEvents();

        // when
        List<ScimAnswer> answers = List.of(
                scim.get("/Users/" + id),
                scim.get("/Users"),
                scim.post("/Users", ScimSide.user("unchanged")),
                scim.put("/Users/" + id, ScimSide.user("unchanged").put("active", "perhaps")),
                scim.patch("/Users/" + id, ScimSide.operation("replace", "nonsense", TextNode.valueOf("x"))),
                scim.post("/Groups", ScimSide.group(" ")),
                scim.delete("/Groups/nothing"));

        // then
        assertThat(answers).extracting(ScimAnswer::status).containsExactly(200, 200, 409, 400, 400, 400, 404);
        assertThat(admin.adminEvents()).isEmpty();
    }

    @Test
    void requestsWhenAnsweredThenMetricsCountThemByOperationAndOutcome() {
        // given
        Supplier<List<Double>> counts = () -> Stream.of(
                        "users.create success",
                        "users.create client_error",
                        "users.read success",
                        "users.read client_error",
                        "users.search success",
                        "users.replace success",
                        "users.patch success",
                        "users.delete success",
                        "groups.create success",
                        "groups.delete success",
                        "search success",
                        "unknown client_error")
                .map(name -> requests(name.split(" ")[0], name.split(" ")[1]))
                .toList();
        List<Double> before = counts.get();
        double timed = metric("jumpcloud_scim_request_seconds_count", "operation=\"users.create\"");

        // when
        String id = scim.createUser(ScimSide.user("counted"));
        scim.post("/Users", ScimSide.user("counted"));
        scim.get("/Users/" + id);
        scim.get("/Users/nobody");
        scim.get("/Users");
        scim.put("/Users/" + id, ScimSide.user("counted"));
        scim.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Pilot")));
        scim.delete("/Users/" + id);
        scim.delete("/Groups/" + scim.createGroup("Counted"));
        scim.client()
                .exchange(ScimRequest.of("POST", "/.search")
                        .withBody("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],"
                                + "\"filter\":\"id eq \\\"x\\\"\"}"));
        scim.get("/Secrets-of-ada@example.com");

        // then
        List<Double> after = counts.get();
        assertThat(IntStream.range(0, before.size()).mapToObj(i -> after.get(i) - before.get(i)))
                .containsOnly(1.0);
        assertThat(metric("jumpcloud_scim_request_seconds_count", "operation=\"users.create\""))
                .isEqualTo(timed + 2);
        assertThat(ServerMetrics.of(Keycloak.server()).lines().stream()
                        .filter(line -> line.startsWith("jumpcloud_scim_request")))
                .isNotEmpty()
                .allMatch(line -> line.matches("\\w+\\{operation=\"[a-z.]+\"(,outcome=\"[a-z_]+\")?} .*"));
    }

    @Test
    void logWhenMuchGoesWrongThenItTellsNothingPersonalAndNoSecret() {
        // given
        int before = Keycloak.server().log().length();
        String token = ScimSide.newToken(realm, "Logged");
        String secret = token.substring(40);
        ObjectNode user = ScimSide.user("secretive").put("password", "Passw0rd-Secret");
        ((ObjectNode) user.get("name")).put("givenName", "Secretfirst");

        // when
        String id = scim.createUser(user);
        scim.post("/Users", user);
        scim.put("/Users/" + id, user.deepCopy().put("active", "Secretbad"));
        scim.put("/Users/" + id, user.deepCopy().put("userName", "secretive<>@example.com"));
        scim.patch("/Users/" + id, ScimSide.operation("replace", "password", TextNode.valueOf("Passw0rd-Secret")));
        scim.patch("/Users/" + id, ScimSide.operation("replace", "secretive@example.com", TextNode.valueOf("x")));
        scim.find("Users", "userName eq \"secretive@example.com");
        scim.find("Users", "secretive@example.com eq 5");
        scim.get("/Users/secretive@example.com");
        scim.client().exchange(ScimRequest.of("POST", "/Users").withBody("{\"userName\":\"secretive@example.com\""));
        scim.client().exchange(ScimRequest.of("POST", "/Users").withBody(new byte[] {'"', (byte) 0xC3, '"'}));
        scim.client().withToken(token + "x").exchange("GET", "/Users", null);
        scim.client().withToken(token.substring(0, 50) + "wrong").exchange("GET", "/Users", null);
        scim.client().withToken(token).exchange("GET", "/Users", null);
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
        scim.delete("/Users/" + id);

        // then
        List<String> lines = lines(before);
        assertThat(lines).allSatisfy(line -> assertThat(line)
                .doesNotContainIgnoringCase("secretive")
                .doesNotContain("Secretfirst", "Passw0rd", "Secretbad", secret, token.substring(0, 50)));
        assertThat(lines).noneMatch(line -> line.contains(" ERROR ") || line.startsWith("\tat "));
        assertThat(admin.adminEvents().toString() + admin.events("CLIENT_LOGIN_ERROR"))
                .doesNotContain("Passw0rd", secret, token.substring(0, 50));
        assertThat(scim.account(id).toString()).doesNotContain("Passw0rd");
    }

    @Test
    void logWhenManyCreateTheSamePersonAtOnceThenOursTellsNothingPersonal() {
        // given
        int before = Keycloak.server().log().length();

        // when
        List<CompletableFuture<ScimAnswer>> creations = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> scim.post("/Users", ScimSide.user("rushed"))))
                .toList();
        List<Integer> statuses = creations.stream()
                .map(CompletableFuture::join)
                .map(ScimAnswer::status)
                .toList();

        // then
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(ours(before)).allSatisfy(line -> assertThat(line).doesNotContain("rushed", "@"));
    }

    @Test
    void metricsWhenAnOperationHasNotFailedYetThenTheCounterOfItsErrorsIsThere() {
        ServerMetrics metrics = ServerMetrics.of(Keycloak.server());

        assertThat(Route.operations()).allSatisfy(operation -> assertThat(metrics.value(
                        "jumpcloud_scim_requests_total", "operation=\"" + operation + "\"", "outcome=\"server_error\""))
                .isPresent());
    }

    @Test
    void logWhenReadFromItsBeginningThenThereIsNoTokenInIt() {
        assertThat(Keycloak.server().log()).doesNotContainPattern("jcscim_[0-9a-f]{32}_[A-Za-z0-9_-]");
    }

    private static double requests(String operation, String outcome) {
        return metric(
                "jumpcloud_scim_requests_total", "operation=\"" + operation + "\"", "outcome=\"" + outcome + "\"");
    }

    /** The value of the series with these labels; 0 when there is none yet. */
    private static double metric(String name, String... labels) {
        return ServerMetrics.of(Keycloak.server()).sum(name, labels);
    }

    private static List<String> ours(int from) {
        return lines(from).stream().filter(line -> line.contains(OURS)).toList();
    }

    private static List<String> lines(int from) {
        return Keycloak.server().log().substring(from).lines().toList();
    }
}
