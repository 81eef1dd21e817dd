package io.github.keycloakjumpcloud.it.scim.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may make, list and revoke SCIM tokens, and where else a token does not show. */
class ScimTokenRightsIT {
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
    void revokeWhenTheTokenIsOfAnotherConnectionOrRealmThenNotFoundAndItStays() {
        // given
        ScimAdmin other = new ScimAdmin(realm.admin(), newConnection());
        String id = scim.create(Map.of("name", "JumpCloud")).id();
        String component = realm.admin()
                .get("components?type=org.keycloak.keys.KeyProvider")
                .get(0)
                .get("id")
                .asText();
        try (TestRealm another = TestRealm.builder().create()) {
            // when
            List<Integer> answers = List.of(
                    other.revoke(id).status(),
                    new ScimAdmin(another.admin(), another.alias()).revoke(id).status(),
                    scim.revoke(component).status(),
                    scim.revoke("nonsense").status(),
                    new ScimAdmin(realm.admin(), "nobody").revoke(id).status());

            // then
            assertThat(answers).containsOnly(404);
            assertThat(other.list()).isEmpty();
            assertThat(scim.ids()).containsExactly(id);
        }
    }

    @Test
    void tokensWhenProviderIsNoConnectionThenNotFound() {
        // given
        realm.admin().createIdentityProvider("plain", "saml", realm.admin().settings(alias));

        // then
        for (String provider : List.of("plain", "nobody")) {
            ScimAdmin none = new ScimAdmin(realm.admin(), provider);
            assertThat(none.create(Map.of("name", "JumpCloud")).status()).isEqualTo(404);
            assertThat(none.exchange("GET", "scim-tokens").status()).isEqualTo(404);
            assertThat(none.exchange("GET", "scim-brake").status()).isEqualTo(404);
            assertThat(none.exchange("DELETE", "scim-brake").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest(name = "{0}: GET {1}, POST and DELETE {2}")
    @CsvSource({
        "nobody, 403, 403",
        "manage-users, 403, 403",
        "manage-realm, 403, 403",
        "view-identity-providers, 200, 403",
        "manage-identity-providers, 200, 200"
    })
    void tokensWhenCallerLacksTheRoleThenForbidden(String role, int reading, int writing) {
        // given
        String id = scim.create(Map.of("name", "JumpCloud")).id();
        Operator caller = role.equals("manage-identity-providers") ? operator : Operator.with(realm, role);

        // when
        List<Integer> read = List.of(
                caller.send("GET", below("scim-tokens"), "").statusCode(),
                caller.send("GET", below("scim-brake"), "").statusCode());
        List<Integer> written = List.of(
                caller.send("POST", below("scim-tokens"), "{\"name\":\"mine\"}").statusCode(),
                caller.send("DELETE", below("scim-tokens/" + id), "").statusCode(),
                caller.send("DELETE", below("scim-brake"), "").statusCode());

        // then
        assertThat(read).containsOnly(reading);
        assertThat(written).allMatch(status -> writing == 200 ? status / 100 == 2 : status == writing);
    }

    @Test
    void tokensWhenCallerIsNobodyThenUnauthorized() {
        // given
        Operator stranger = Operator.stranger(realm);

        // then
        assertThat(stranger.send("GET", below("scim-tokens"), "").statusCode()).isEqualTo(401);
        assertThat(stranger.send("POST", below("scim-tokens"), "{\"name\":\"mine\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void tokenWhenTheComponentsApiIsAskedThenNobodyMakesOrChangesOneThere() {
        // given
        String id = scim.create(Map.of("name", "JumpCloud")).id();
        boolean hidden = Keycloak.isAtLeast("26.6");

        // when
        String listed = realm.admin().get("components").toString();
        Answer one = component("GET", id, null);
        Map<String, Object> mine = Map.of(
                "name", "mine",
                "providerType", "io.github.keycloakjumpcloud.keycloak.scim.token.ScimToken",
                "providerId", "jumpcloud-scim-token",
                "config", Map.of("hash", List.of("mine")));
        Answer changed = component("PUT", id, mine);
        Answer added = realm.admin().api().exchange("POST", realm.admin().path("components"), mine);

        // then
        assertThat(List.of(changed.status(), added.status())).containsOnly(hidden ? 403 : 400);
        assertThat(scim.ids()).containsExactly(id);
        assertThat(List.of(listed.contains(id), listed.contains("ScimToken"))).containsOnly(!hidden);
        assertThat(listed).doesNotContainPattern("\"hash\":\\[\"[^*]");
        assertThat(one.status()).isEqualTo(hidden ? 404 : 200);
        assertThat(component("DELETE", id, null).status()).isEqualTo(hidden ? 403 : 204);
    }

    /** Keycloak cannot export a component whose type is gone, and the jar may be taken out. */
    @Test
    void tokenWhenTheRealmIsExportedThenItIsNotThere() {
        // given
        String id = scim.create(Map.of("name", "JumpCloud")).id();

        // when
        JsonNode export = realm.admin()
                .api()
                .post(realm.admin().path("partial-export?exportClients=false&exportGroupsAndRoles=false"), null)
                .body();

        // then
        assertThat(export.path("components").fieldNames()).toIterable().isNotEmpty();
        assertThat(export.toString()).doesNotContain(id).doesNotContain("ScimToken");
    }

    @Test
    void tokenWhenAnOldPageOfTheConnectionIsSavedThenARevokedOneStaysRevokedAndANewOneStays() {
        // given
        String id = scim.create(Map.of("name", "JumpCloud")).id();
        JsonNode page = realm.admin().identityProvider(alias);
        scim.revoke(id);
        String next = scim.create(Map.of("name", "JumpCloud")).id();

        // when
        realm.admin().api().put(realm.admin().path("identity-provider/instances/" + alias), page);
        realm.admin().api().post(realm.admin().path("jumpcloud/" + alias + "/adopt"), null);

        // then
        assertThat(scim.ids()).containsExactly(next);
    }

    @Test
    void tokenWhenTheConnectionIsRemovedThenOneOfTheSameAliasHasNone() {
        // given
        ScimAdmin other = new ScimAdmin(realm.admin(), newConnection());
        String kept = other.create(Map.of("name", "JumpCloud")).id();
        String gone = scim.create(Map.of("name", "JumpCloud")).id();
        Map<String, String> settings = new LinkedHashMap<>(realm.admin().settings(alias));

        // when
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/" + alias));
        realm.admin().createIdentityProvider(alias, TestRealm.PROVIDER, settings);

        // then
        assertThat(scim.list()).isEmpty();
        assertThat(scim.revoke(gone).status()).isEqualTo(404);
        assertThat(other.ids()).containsExactly(kept);
    }

    @Test
    void brakeWhenNothingHappenedThenItIsNotEngagedAndReleasingItIsReported() {
        // when
        JsonNode status = scim.exchange("GET", "scim-brake").body();
        Answer released = scim.exchange("DELETE", "scim-brake");

        // then
        assertThat(status.get("engaged").asBoolean()).isFalse();
        assertThat(status.get("deactivations").asInt()).isZero();
        assertThat(status.get("percent").asInt()).isEqualTo(30);
        assertThat(status.has("since")).isFalse();
        assertThat(released.status()).isEqualTo(204);
        assertThat(realm.admin().adminEvents())
                .filteredOn(event -> event.get("resourcePath").asText().equals(below("scim-brake")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.get("operationType").asText()).isEqualTo("ACTION");
                    assertThat(event.get("resourceType").asText()).isEqualTo("IDENTITY_PROVIDER");
                });
    }

    private String newConnection() {
        String name = "c-" + UUID.randomUUID().toString().substring(0, 8);
        realm.admin()
                .createIdentityProvider(name, TestRealm.PROVIDER, realm.admin().settings(TestRealm.ALIAS));
        return name;
    }

    private String below(String path) {
        return "jumpcloud/" + alias + "/" + path;
    }

    private Answer component(String method, String id, Object body) {
        return realm.admin().api().exchange(method, realm.admin().path("components/" + id), body);
    }
}
