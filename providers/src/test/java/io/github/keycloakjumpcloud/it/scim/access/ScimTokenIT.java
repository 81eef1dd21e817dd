package io.github.keycloakjumpcloud.it.scim.access;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SCIM tokens over the admin API: made, listed, revoked; the secret is shown once and the hash never. */
class ScimTokenIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final Operator operator = Operator.with(realm, "manage-identity-providers");

    /** Each test has a connection of its own. */
    private String alias;

    private ScimAdmin scim;

    @BeforeEach
    void createConnection() {
        alias = newConnection();
        scim = new ScimAdmin(realm.admin(), alias);
        realm.admin().clearEvents();
    }

    @Test
    void createWhenAskedThenTheTokenIsShownOnceAndNeverAgain() {
        // when
        Answer answer = scim.create(Map.of("name", " JumpCloud ", "expiresIn", 3600));

        // then
        assertThat(answer.status()).isEqualTo(201);
        JsonNode created = answer.body();
        assertThat(created.get("name").asText()).isEqualTo("JumpCloud");
        assertThat(answer.id()).isEqualTo(created.get("id").asText());
        assertThat(answer.location()).endsWith("/jumpcloud/" + alias + "/scim-tokens/" + answer.id());
        assertThat(created.get("token").asText())
                .matches("jcscim_" + answer.id().replace("-", "") + "_[A-Za-z0-9_-]{43}");
        Instant createdAt = Instant.parse(created.get("createdAt").asText());
        assertThat(Instant.parse(created.get("expiresAt").asText())).isEqualTo(createdAt.plusSeconds(3600));
        assertThat(Duration.between(createdAt, Instant.now())).isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(1));

        // and
        assertThat(scim.list()).singleElement().satisfies(listed -> {
            assertThat(listed.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "name", "createdAt", "expiresAt", "expired");
            assertThat(listed.get("id")).isEqualTo(created.get("id"));
            assertThat(listed.get("expired").asBoolean()).isFalse();
        });
        assertSecretIsNowhere(created.get("token").asText());
    }

    @Test
    void createWhenAnsweredThenNobodyMayStoreTheAnswer() {
        // when
        HttpResponse<String> answer = operator.send("POST", below("scim-tokens"), "{\"name\":\"JumpCloud\"}");

        // then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body()).doesNotContain("expiresAt");
    }

    @Test
    void createWhenSeveralAreLiveThenRotationHasNoGap() {
        // given
        String old = scim.create(Map.of("name", "2026")).id();

        // when
        String next = scim.create(Map.of("name", "2027")).id();
        List<String> both = scim.ids();
        int revoked = scim.revoke(old).status();

        // then
        assertThat(both).containsExactlyInAnyOrder(old, next);
        assertThat(revoked).isEqualTo(204);
        assertThat(scim.ids()).containsExactly(next);
    }

    @Test
    void createWhenNameIsTakenOrThereAreManyThenConflict() {
        // given
        IntStream.range(0, 9).forEach(i -> scim.create(Map.of("name", "token " + i)));

        // when
        Answer taken = scim.create(Map.of("name", "token 3"));
        Answer tenth = scim.create(Map.of("name", "token 9"));
        Answer eleventh = scim.create(Map.of("name", "token 10"));
        scim.revoke(tenth.id());
        Answer afterwards = scim.create(Map.of("name", "token 9"));

        // then
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body().path("errorMessage").asText()).contains("of this name");
        assertThat(tenth.status()).isEqualTo(201);
        assertThat(eleventh.status()).isEqualTo(409);
        assertThat(eleventh.body().path("errorMessage").asText()).contains("10 live tokens");
        assertThat(afterwards.status()).isEqualTo(201);
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | not-an-object",
                "[] | not-an-object",
                "{ | not-json",
                "{} | not-a-text",
                "{\"name\": 5} | not-a-text",
                "{\"name\": \" \"} | token-name-blank",
                "{\"name\": \"a\", \"expiresIn\": \"60\"} | not-seconds",
                "{\"name\": \"a\", \"expiresIn\": 0} | lifetime-out-of-range",
                "{\"name\": \"a\", \"expiresIn\": 315360001} | lifetime-out-of-range",
                "{\"name\": \"a\", \"expires\": 60} | member-unknown",
            })
    void createWhenBodyIsBadThenItsKindSaysWhyAndNothingIsMade(String body, String kind) {
        // when
        HttpResponse<String> answer = operator.send("POST", below("scim-tokens"), body);

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(answer.body()).get("kind").asText()).isEqualTo(kind);
        assertThat(scim.list()).isEmpty();
        assertThat(realm.admin().adminEvents().toString()).doesNotContain("scim-tokens");
    }

    @Test
    void createWhenNameIsTooLongThenBadRequest() {
        assertThat(scim.create(Map.of("name", "x".repeat(256))).status()).isEqualTo(400);
        assertThat(scim.create(Map.of("name", "x".repeat(255))).status()).isEqualTo(201);
    }

    @Test
    void createWhenUserAttributesWereUndeclaredThenTheyAreDeclared() {
        // given
        ObjectNode profile = (ObjectNode) realm.admin().get("users/profile");
        JsonNode whole = profile.deepCopy();
        Iterator<JsonNode> attributes = profile.withArray("attributes").iterator();
        while (attributes.hasNext()) {
            if (List.of("department", "jobTitle")
                    .contains(attributes.next().get("name").asText())) {
                attributes.remove();
            }
        }
        realm.admin().api().put(realm.admin().path("users/profile"), profile);

        // when
        scim.create(Map.of("name", "JumpCloud"));

        // then
        assertThat(declared(realm.admin().get("users/profile")))
                .containsExactlyInAnyOrderElementsOf(declared(whole))
                .contains("department", "jobTitle");
    }

    @Test
    void eventsWhenMadeAndRevokedThenTheyTellOfItWithoutTheSecret() {
        // when
        Answer created = scim.create(Map.of("name", "JumpCloud"));
        scim.revoke(created.id());

        // then
        String path = below("scim-tokens/" + created.id());
        List<JsonNode> events = realm.admin().adminEvents().stream()
                .filter(event -> event.get("resourcePath").asText().equals(path))
                .toList();
        assertThat(events)
                .extracting(event -> event.get("operationType").asText())
                .containsExactly("DELETE", "CREATE");
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(event.get("resourceType").asText()).isEqualTo("IDENTITY_PROVIDER"));
        assertThat(events.get(1).get("representation").asText()).contains("JumpCloud");
        assertSecretIsNowhere(created.body().get("token").asText());
    }

    @Test
    void tokenWhenItsTimeIsOverThenItIsListedAsExpiredAndItsNameIsFree() {
        // given
        Answer first = scim.create(Map.of("name", "JumpCloud", "expiresIn", 1));
        await("the token is expired")
                .until(() -> scim.list().get(0).get("expired").asBoolean());

        // when
        Answer second = scim.create(Map.of("name", "JumpCloud"));

        // then
        assertThat(second.status()).isEqualTo(201);
        assertThat(scim.ids()).containsExactly(first.id(), second.id());
    }

    private String newConnection() {
        String name = "c-" + UUID.randomUUID().toString().substring(0, 8);
        realm.admin()
                .createIdentityProvider(name, TestRealm.PROVIDER, realm.admin().settings(TestRealm.ALIAS));
        return name;
    }

    private void assertSecretIsNowhere(String token) {
        String secret = token.substring(token.lastIndexOf('_', token.length() - 43) + 1);
        assertThat(realm.admin().adminEvents().toString())
                .doesNotContain(secret)
                .doesNotContain("hash");
        assertThat(scim.list().toString()).doesNotContain(secret);
        assertThat(realm.admin().identityProvider(alias).toString()).doesNotContain(secret);
    }

    private static List<String> declared(JsonNode profile) {
        return Json.list(profile.get("attributes")).stream()
                .map(attribute -> attribute.get("name").asText())
                .toList();
    }

    private String below(String path) {
        return "jumpcloud/" + alias + "/" + path;
    }
}
