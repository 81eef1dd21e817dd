package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How large settings may be, and which aliases an address can hold, whichever way they come. */
class SettingSizeIT {

    private static final String ALIAS = "present";

    @AutoClose("delete")
    private RealmAdmin realm;

    @BeforeAll
    void createRealm() {
        realm = Keycloak.admin().createRealm(RealmSettings.unique());
        realm.createIdentityProvider(ALIAS, TestRealm.PROVIDER, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "idpEntityId, 1025, 1024",
        "groupsAttribute, 4097, 4096",
        "singleSignOnServiceUrl, 5000000, 4096",
        "allowedGroups, 65537, 65536"
    })
    void saveWhenAValueIsTooLargeThenItIsRefusedByNameAndNotShown(String key, int length, int limit) {
        // given
        Map<String, String> before = realm.settings(ALIAS);

        // when
        Answer answer = realm.offerSettings(ALIAS, Map.of(key, "x".repeat(length)));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errorMessage").asText())
                .contains(key + ": At most " + limit + " characters are allowed.")
                .doesNotContain("xxx");
        assertThat(realm.settings(ALIAS)).isEqualTo(before);
    }

    @Test
    void setupWhenAListHasTooManyValuesThenItIsRefusedAtItsField() {
        // given
        List<String> groups =
                IntStream.rangeClosed(0, 1000).mapToObj(i -> "Group " + i).toList();

        // when
        Answer answer = realm.api()
                .exchange("PUT", realm.path("jumpcloud/" + ALIAS), Map.of("settings", Map.of("allowedGroups", groups)));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Json.list(answer.body().get("errors")))
                .extracting(error ->
                        error.get("kind").asText() + " " + error.get("pointer").asText())
                .contains("too-many-values /settings/allowedGroups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0}", "{realm}", ".", ".."})
    void createWhenNoAddressCanHoldTheAliasThenItIsRefused(String alias) {
        // when
        Answer answer = realm.offerConnection(alias, Map.of());

        // then
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().path("errorMessage").asText()).startsWith("alias: ");
        assertThat(Json.list(realm.get("identity-provider/instances")))
                .extracting(JsonNode::toString)
                .noneMatch(provider -> provider.contains("\"alias\":\"" + alias + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%7B0%7D", "%7Brealm%7D"})
    void setupWhenNoAddressCanHoldTheAliasThenItIsRefused(String alias) {
        // when
        Answer answer = realm.api().exchange("PUT", realm.path("jumpcloud/" + alias), Map.of());

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errorMessage").asText()).startsWith("alias: ");
    }
}
