package io.github.keycloakjumpcloud.it.scim.access;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.it.setuplink.LinkVisitor;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning.TestUser;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What came over SCIM, as the page shows it while JumpCloud's Test Connection runs. */
class ScimCallsIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final RealmAdmin admin = realm.admin();
    private int connections;

    /** Each test has a connection of its own, to which nothing came before. */
    private TestRealm connection;

    private ScimSide scim;

    @BeforeEach
    void connect() {
        connection = realm.connect(
                "connection-" + ++connections, Map.of("verifiedDomains", "example.com"), application -> application);
        scim = ScimSide.of(connection);
    }

    @Test
    void testConnectionWhenTheConnectionIsDisabledThenItIsToldWhyAndAfterwardsThatItWorks() {
        // given
        enable(false);
        assertThat(calls().get("calls")).isEmpty();
        assertThat(calls().at("/refusal/kind").asText()).isEqualTo("connection-disabled");

        // when
        scim.find("Users", "userName eq \"test@example.com\"");
        ScimAnswer refused = scim.post("/Users", ScimSide.user("test"));

        // then
        assertError(refused, 403, "");
        JsonNode told = calls();
        assertThat(call(told, "users.search").get("outcome").asText()).isEqualTo("done");
        JsonNode create = call(told, "users.create");
        assertThat(create.get("outcome").asText()).isEqualTo("refused");
        assertThat(create.at("/refusal/kind").asText()).isEqualTo("connection-disabled");
        assertThat(create.at("/refusal/place").asText()).isEqualTo("keycloak");
        assertThat(create.at("/refusal/fact").asText()).startsWith("the connection is disabled");
        assertThat(told.toString()).doesNotContain("test@example.com", "Given");
        assertThat(admin.usersByEmail("test@example.com")).isEmpty();

        // when
        enable(true);
        TestUser test = scim.jumpCloud().testConnection("test@example.com");

        // then
        assertThat(test).isEqualTo(TestUser.DELETED);
        JsonNode after = calls();
        assertThat(after.has("refusal")).isFalse();
        for (String operation : List.of("users.create", "users.delete", "groups.create", "groups.delete")) {
            assertThat(call(after, operation).get("outcome").asText())
                    .as(operation)
                    .isEqualTo("done");
            assertThat(call(after, operation).has("refusal")).as(operation).isFalse();
        }
    }

    @Test
    void answerWhenScimIsOffThenItSaysAllThatIsOff() {
        // given
        connection.configure(Map.of("scimEnabled", "false"));

        // then
        assertThat(detail(scim.get("/Users"))).isEqualTo("SCIM is switched off for this connection");
        assertThat(calls().at("/refusal/kind").asText()).isEqualTo("switched-off");

        // when
        enable(false);

        // then
        ScimAnswer both = scim.get("/Users");
        assertThat(both.status()).isEqualTo(403);
        assertThat(detail(both))
                .isEqualTo(
                        "SCIM is switched off for this connection, and the connection or its Organization is disabled");
        assertThat(calls().at("/refusal/kind").asText()).isEqualTo("switched-off-and-disabled");
        assertThat(call(calls(), "users.search").at("/refusal/kind").asText()).isEqualTo("switched-off-and-disabled");
    }

    @Test
    void requestWhenItIsRefusedForTheTestUserThenItIsToldWhatToChangeInJumpCloud() {
        // when
        scim.post(
                "/Users",
                ScimSide.user("test").put("userName", "test@other.test").set("emails", null));

        // then
        JsonNode create = call(calls(), "users.create");
        assertThat(create.at("/refusal/kind").asText()).isEqualTo("domain-not-trusted");
        assertThat(create.at("/refusal/place").asText()).isEqualTo("jumpcloud");
        JsonNode german = Json.read(operator()
                .sendIn("de", "GET", "jumpcloud/" + connection.alias() + "/scim-calls", "")
                .body());
        assertThat(call(german, "users.create").at("/refusal/fact").asText()).contains("nicht vertraut");
    }

    @Test
    void requestWhenItsTokenIsNoneOfTheConnectionThenNothingIsWritten() {
        // when
        scim.client().withToken(null).exchange("GET", "/Users", null);
        scim.client().withToken("jcscim_nonsense").exchange("GET", "/Users", null);
        TestRealm other = realm.connect("other-" + connections, Map.of(), application -> application);
        scim.client().withToken(ScimSide.newToken(other, "JumpCloud")).exchange("GET", "/Users", null);

        // then
        assertThat(calls().get("calls")).isEmpty();
    }

    @Test
    void requestWhenItsTokenHasExpiredThenItIsToldBesideWhatCameWithAGoodOne() {
        // given
        Answer made = new ScimAdmin(admin, connection.alias()).create(Map.of("name", "short", "expiresIn", 1));
        Instant end = Instant.parse(made.body().get("expiresAt").asText());
        scim.get("/Users");
        await("the token's time is over").until(() -> Instant.now().isAfter(end));

        // when
        ScimAnswer late =
                scim.client().withToken(made.body().get("token").asText()).exchange("GET", "/Users", null);

        // then
        assertError(late, 401, "");
        JsonNode told = calls();
        assertThat(call(told, "users.search").get("outcome").asText()).isEqualTo("done");
        assertThat(call(told, "expired-token").get("outcome").asText()).isEqualTo("refused");
        assertThat(call(told, "expired-token").at("/refusal/kind").asText()).isEqualTo("token-expired");
    }

    @Test
    void callsWhenSomebodyElseAsksThenTheyAreNotShown() {
        // given
        scim.get("/Users");
        String path = "jumpcloud/" + connection.alias() + "/scim-calls";

        // then
        assertThat(Operator.with(realm, "nobody").send("GET", path, "").statusCode())
                .isEqualTo(403);
        assertThat(Operator.stranger(realm).send("GET", path, "").statusCode()).isEqualTo(401);
        assertThat(new LinkVisitor(link("connection"))
                        .opened()
                        .call("GET", "/scim-calls", null)
                        .statusCode())
                .isEqualTo(403);

        // when
        HttpResponse<String> linked = new LinkVisitor(link("scim")).opened().call("GET", "/scim-calls", null);

        // then
        assertThat(linked.statusCode()).isEqualTo(200);
        assertThat(call(Json.read(linked.body()), "users.search").get("outcome").asText())
                .isEqualTo("done");
    }

    private Operator operator() {
        return Operator.with(realm, "view-identity-providers");
    }

    private String link(String allowed) {
        return admin.api()
                .post(
                        admin.path("jumpcloud/" + connection.alias() + "/setup-links"),
                        Map.of("name", allowed, "allow", List.of(allowed)))
                .body()
                .get("url")
                .asText();
    }

    private void enable(boolean enabled) {
        admin.updateIdentityProvider(connection.alias(), provider -> provider.put("enabled", enabled));
    }

    private JsonNode calls() {
        return admin.get("jumpcloud/" + connection.alias() + "/scim-calls");
    }

    private static String detail(ScimAnswer answer) {
        return answer.body().get("detail").asText();
    }

    private static JsonNode call(JsonNode calls, String operation) {
        return Json.list(calls.get("calls")).stream()
                .filter(call -> call.get("operation").asText().equals(operation))
                .findFirst()
                .orElseThrow(() -> new AssertionError(operation + " is not in " + calls));
    }
}
