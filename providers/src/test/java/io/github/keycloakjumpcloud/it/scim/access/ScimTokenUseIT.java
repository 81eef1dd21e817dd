package io.github.keycloakjumpcloud.it.scim.access;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import io.github.keycloakjumpcloud.simulator.scim.ScimRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are let in by their token, and how the others are turned away. */
class ScimTokenUseIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final RealmAdmin admin = realm.admin();
    private int connections;

    /** Each test has a connection of its own, so that none is slowed down by the failures of another. */
    private TestRealm connection;

    private ScimSide scim;
    private ScimAdmin tokens;

    @BeforeEach
    void connect() {
        connection = realm.connect("connection-" + ++connections, Map.of(), application -> application);
        scim = ScimSide.of(connection);
        tokens = new ScimAdmin(admin, connection.alias());
        admin.clearEvents();
    }

    @Test
    void requestWhenThereIsNoTokenThenUnauthorized() {
        // when
        ScimAnswer answer = scim.client().withToken(null).exchange("GET", "/Users", null);

        // then
        assertUnauthorized(answer, "missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic dXNlcjpwYXNz",
                "Bearer",
                "Bearer ",
                "Bearer nonsense",
                "Bearer jcscim_",
                "Bearer jcscim_00000000000000000000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer ' or 1=1",
                "nonsense"
            })
    void requestWhenTheHeaderIsNoTokenOfOursThenUnauthorized(String header) {
        // when
        ScimAnswer answer =
                scim.client().exchange(ScimRequest.of("GET", "/Users").withHeader("Authorization", header));

        // then
        assertUnauthorized(answer, header.startsWith("Bearer") ? "unknown" : "missing");
    }

    @Test
    void requestWhenOneCharacterOfTheSecretDiffersThenUnauthorized() {
        // given
        String token = tokens.newToken("second");
        char last = token.charAt(token.length() - 5);
        String wrong = token.substring(0, token.length() - 5)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 4);

        // when
        ScimAnswer right = get(token);
        ScimAnswer answer = get(wrong);

        // then
        assertThat(right.status()).isEqualTo(200);
        assertUnauthorized(answer, "unknown");
        assertThat(events().toString()).doesNotContain(wrong.substring(45));
    }

    @Test
    void requestWhenTheTokenIsOfAnotherConnectionThenUnauthorized() {
        // given
        TestRealm other = realm.connect("neighbour-" + connections, Map.of(), application -> application);
        String foreign = ScimSide.newToken(other, "JumpCloud");

        // when
        ScimAnswer answer = get(foreign);

        // then
        assertUnauthorized(answer, "unknown");
    }

    @Test
    void requestWhenTheTokenIsAnAdminsAccessTokenThenUnauthorized() {
        // when
        ScimAnswer answer = get("eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln");

        // then
        assertUnauthorized(answer, "unknown");
    }

    @Test
    void requestWhenTheTokenIsExpiredThenUnauthorized() {
        // given
        Answer made = tokens.create(Map.of("name", "short", "expiresIn", 2));
        String token = made.body().get("token").asText();
        int before = get(token).status();

        // when
        Instant end = Instant.parse(made.body().get("expiresAt").asText());
        await("the token's time is over").until(() -> Instant.now().isAfter(end));

        // then
        assertThat(before).isEqualTo(200);
        assertUnauthorized(get(token), "expired");
    }

    @Test
    void requestWhenTheTokenIsRevokedThenTheNextOneIsUnauthorizedAndTheOtherTokenWorksOn() {
        // given
        Answer old = tokens.create(Map.of("name", "2026"));
        String oldToken = old.body().get("token").asText();
        String newToken = tokens.newToken("2027");
        List<Integer> both = List.of(get(oldToken).status(), get(newToken).status());

        // when
        tokens.revoke(old.id());

        // then
        assertThat(both).containsOnly(200);
        assertUnauthorized(get(oldToken), "unknown");
        assertThat(get(newToken).status()).isEqualTo(200);
    }

    @Test
    void requestWhenItIsUnauthorizedThenNothingIsWritten() {
        // given
        String id = scim.createUser(ScimSide.user("guarded-" + connections));
        ScimClient stranger = scim.client().withToken("nonsense");
        RealmState before = RealmState.of(admin);

        // when
        List<ScimAnswer> answers = List.of(
                stranger.exchange("POST", "/Users", ScimSide.user("intruder")),
                stranger.exchange("PUT", "/Users/" + id, ScimSide.user("intruder")),
                stranger.exchange("PATCH", "/Users/" + id, "{"),
                stranger.exchange("DELETE", "/Users/" + id, null),
                stranger.exchange("POST", "/Groups", ScimSide.group("Intruders")),
                stranger.exchange("POST", "/Bulk", "{}"),
                stranger.exchange("GET", "/ServiceProviderConfig", null),
                stranger.exchange("GET", "/nowhere", null));

        // then
        assertThat(answers).extracting(ScimAnswer::status).containsOnly(401);
        before.assertUnchanged(admin);
    }

    @Test
    void tokenWhenUsedThenTheListShowsWhen() {
        // given
        Answer made = tokens.create(Map.of("name", "watched"));
        boolean before = listed(made.id()).has("lastUsedAt");
        Instant start = Instant.now().minusSeconds(1);

        // when
        get(made.body().get("token").asText());

        // then
        assertThat(before).isFalse();
        await("the use is listed").until(() -> listed(made.id()).has("lastUsedAt"));
        assertThat(Instant.parse(listed(made.id()).get("lastUsedAt").asText()))
                .isBetween(start, Instant.now().plusSeconds(1));
    }

    private ScimAnswer get(String token) {
        return scim.client().withToken(token).exchange("GET", "/Users", null);
    }

    private JsonNode listed(String id) {
        return tokens.list().stream()
                .filter(token -> token.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The answer is SCIM's, and one event of this test says why. */
    private void assertUnauthorized(ScimAnswer answer, String reason) {
        assertError(answer, 401, "");
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.get("error").asText()).isEqualTo("invalid_token");
            assertThat(event.get("details").get("identity_provider").asText()).isEqualTo(connection.alias());
            assertThat(event.get("details").get("jumpcloud_scim").asText()).isEqualTo(reason);
            assertThat(event.get("ipAddress").asText()).isEqualTo("127.0.0.1");
        });
    }

    private List<JsonNode> events() {
        return admin.events("CLIENT_LOGIN_ERROR");
    }
}
