package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST …/jumpcloud/{alias}/check}: what saving would say, before it is known what JumpCloud is. */
class ConnectionCheckIT {

    @AutoClose
    private TestRealm realm;

    private Operator operator;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().realm("adminEventsEnabled", true).create();
        realm.connectPlainSaml("plain");
        operator = Operator.with(realm, "manage-identity-providers");
    }

    @Test
    void checkWhenAConnectionCouldBeMadeSoThenNothingIsMadeOrReported() {
        // given
        realm.admin().clearEvents();

        // when
        HttpResponse<String> answer = check(
                "later", "{\"displayName\": \"Later\", \"settings\": {\"verifiedDomains\": [\"later.example\"]}}");

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(realm.admin().hasIdentityProvider("later")).isFalse();
        assertThat(realm.admin().adminEvents()).isEmpty();
    }

    @Test
    void checkWhenTheConnectionIsThereThenItStaysAsItIs() {
        // given
        JsonNode before = realm.admin().identityProvider(realm.alias());

        // when
        HttpResponse<String> answer = check(realm.alias(), "{\"displayName\": \"Other\", \"enabled\": false}");

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(realm.admin().identityProvider(realm.alias())).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "later, {\"settings\": {\"verifiedDomains\": [\"no domain\"]}}, 400, not-a-domain, /settings/verifiedDomains",
                "later, {\"settings\": {\"defaultRole\": \"no-such-role\"}}, 400, role-unknown, /settings/defaultRole",
                "later, {\"displayName\": 1}, 400, not-a-text, /displayName",
                "later, {\"metadata\": \"<html></html>\"}, 400, metadata-is-web-page, /metadata",
                "setup, {}, 400, alias-reserved, ``",
                "a%3Ab, {}, 400, alias-characters, ``",
                "plain, {}, 409, alias-of-another-type, ``"
            })
    void checkWhenSavingWouldBeRefusedThenItSaysTheSame(
            String alias, String body, int status, String kind, String pointer) {
        // when
        HttpResponse<String> answer = check(alias, body);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = Json.read(answer.body());
        assertThat(problem.path("kind").asText()).isEqualTo(kind);
        assertThat(problem.path("pointer").asText()).isEqualTo(pointer);
        HttpResponse<String> saved = operator.send("PUT", "jumpcloud/" + alias, body);
        assertThat(saved.statusCode()).isEqualTo(status);
        assertThat(Json.read(saved.body())).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "view-identity-providers", "manage-users"})
    void checkWhenCallerLacksTheRoleThenForbidden(String role) {
        assertThat(Operator.with(realm, role)
                        .send("POST", "jumpcloud/later/check", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> check(String alias, String body) {
        return operator.send("POST", "jumpcloud/" + alias + "/check", body);
    }
}
