package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.FlowAdmin;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The blueprint of a connection: what it is made of, to be imported elsewhere and compared. */
class BlueprintIT {
    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("allowedGroups", "App *").create();

    private final Operator viewer = Operator.with(realm, "view-identity-providers", "view-realm");

    @Test
    void blueprintWhenExportedThenItHoldsTheWholeConnectionWithoutIds() {
        // when
        JsonNode blueprint = blueprint();

        // then
        assertThat(blueprint.at("/identityProviders/0/alias").asText()).isEqualTo(realm.alias());
        assertThat(blueprint.at("/identityProviders/0/config/allowedGroups").asText())
                .isEqualTo("App *");
        assertThat(blueprint
                        .at("/identityProviders/0/firstBrokerLoginFlowAlias")
                        .asText())
                .isEqualTo("jumpcloud first login");
        assertThat(Json.list(blueprint.get("identityProviderMappers")))
                .extracting(mapper -> mapper.get("name").asText())
                .containsExactly("department", "groups", "profile");
        assertThat(Json.list(blueprint.get("authenticationFlows")))
                .extracting(flow -> flow.get("alias").asText())
                .contains("jumpcloud first login", "jumpcloud first login - account")
                .hasSize(7);
        assertThat(blueprint.findValues("id")).isEmpty();
        assertThat(blueprint.findValues("internalId")).isEmpty();
    }

    @Test
    void blueprintWhenTheCallerMayNotSeeFlowsThenItHoldsNoneAndTheyAreNotCompared() {
        // given
        Operator caller = Operator.with(realm, "view-identity-providers");

        // when
        JsonNode blueprint = Json.read(caller.send("GET", "jumpcloud/" + realm.alias() + "/blueprint", "")
                .body());
        HttpResponse<String> differences =
                caller.send("POST", "jumpcloud/blueprint-diff", blueprint().toString());

        // then
        assertThat(Json.list(blueprint.get("identityProviderMappers"))).hasSize(3);
        assertThat(blueprint.has("authenticationFlows")).isFalse();
        assertThat(blueprint.has("authenticatorConfig")).isFalse();
        assertThat(Json.list(Json.read(differences.body()))).isEmpty();
    }

    @Test
    void blueprintWhenAStepHasSettingsThenThoseThatMayBeSecretAreHidden() {
        // given
        try (TestRealm other = TestRealm.builder().create()) {
            new FlowAdmin(other.admin(), "jumpcloud first login")
                    .prepend(
                            "idp-review-profile", Map.of("update.profile.on.first.login", "off", "api.key", "hunter2"));

            // when
            JsonNode blueprint = other.admin().get("jumpcloud/" + other.alias() + "/blueprint");

            // then
            JsonNode settings = blueprint.at("/authenticatorConfig/0/config");
            assertThat(settings.get("update.profile.on.first.login").asText()).isEqualTo("off");
            assertThat(settings.get("api.key").asText()).isEqualTo("**********");
            assertThat(blueprint.toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void blueprintWhenImportedIntoAnotherRealmThenThereIsNoDifferenceAndPeopleSignIn() {
        // given
        JsonNode blueprint = blueprint();
        try (TestRealm other = TestRealm.builder().create()) {
            other.admin().api().delete(other.admin().path("identity-provider/instances/" + other.alias()));
            ((ObjectNode) blueprint.at("/identityProviders/0/config")).put("entityId", other.entityId());
            ObjectNode part = blueprint.deepCopy();
            part.put("ifResourceExists", "OVERWRITE");
            part.remove("authenticationFlows");

            // when
            other.admin().api().post(other.admin().path("partialImport"), part);

            // then
            assertThat(Json.list(other.admin()
                            .api()
                            .post(other.admin().path("jumpcloud/blueprint-diff"), blueprint)
                            .body()))
                    .isEmpty();
            TestRealm imported = other.connected(other.alias(), other.application(), other.signOnUrl());
            assertThat(imported.refusal(SampleDirectory.NO_GROUP).code()).isEqualTo("JC-102");
        }
    }

    @Test
    void diffWhenASettingAMapperOrAStepIsOtherwiseThenEachIsNamed() {
        // given
        JsonNode blueprint = blueprint();
        ((ObjectNode) blueprint.at("/identityProviders/0/config")).put("allowedGroups", "Others");
        ((ObjectNode) blueprint.at("/identityProviderMappers/0/config")).put("departmentAttribute", "dept");
        ((ObjectNode) blueprint.at("/authenticationFlows/0/authenticationExecutions/0")).put("requirement", "DISABLED");

        // when
        List<JsonNode> differences = diff(blueprint.toString());

        // then
        assertThat(differences)
                .extracting(difference -> difference.get("path").asText())
                .containsExactly(
                        "/authenticationFlows/jumpcloud first login/authenticationExecutions/0/requirement",
                        "/identityProviderMappers/" + realm.alias() + " department/config/departmentAttribute",
                        "/identityProviders/" + realm.alias() + "/config/allowedGroups");
        assertThat(differences.get(2).get("blueprint").asText()).isEqualTo("Others");
        assertThat(differences.get(2).get("realm").asText()).isEqualTo("App *");
    }

    @Test
    void diffWhenTheRealmHasNoSuchConnectionThenEverythingIsMissing() {
        // given
        ObjectNode provider = (ObjectNode) blueprint().at("/identityProviders/0");
        provider.put("alias", "elsewhere");

        // when
        List<JsonNode> differences = diff(Json.write(Map.of("identityProviders", List.of(provider))));

        // then
        assertThat(differences).isNotEmpty().allSatisfy(difference -> {
            assertThat(difference.get("path").asText()).startsWith("/identityProviders/elsewhere/");
            assertThat(difference.path("realm").isNull()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"identityProviders\": []}", "{\"users\": []}"})
    void diffWhenTheBodyIsNoBlueprintThenTheProblemSaysSo(String body) {
        // when
        HttpResponse<String> answer = viewer.send("POST", "jumpcloud/blueprint-diff", body);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Json.read(answer.body()).get("detail").asText()).isNotBlank();
    }

    @Test
    void diffWhenTheRealmHasNoConnectionThenABodyThatIsNoBlueprintIsRefusedAllTheSame() {
        // given
        RealmAdmin empty = Keycloak.admin().createRealm(RealmSettings.unique());

        // when
        int status = empty.api()
                .exchange("POST", empty.path("jumpcloud/blueprint-diff"), Map.of("identityProviders", List.of()))
                .status();

        // then
        assertThat(status).isEqualTo(400);
        empty.delete();
    }

    @ParameterizedTest
    @CsvSource({"nobody", "manage-users"})
    void everythingWhenCallerLacksTheRoleThenForbidden(String role) {
        // given
        Operator caller = Operator.with(realm, role);

        // then
        assertThat(caller.send("GET", "jumpcloud/" + realm.alias() + "/blueprint", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(caller.send("POST", "jumpcloud/blueprint-diff", blueprint().toString())
                        .statusCode())
                .isEqualTo(403);
    }

    private JsonNode blueprint() {
        HttpResponse<String> answer = viewer.send("GET", "jumpcloud/" + realm.alias() + "/blueprint", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private List<JsonNode> diff(String blueprint) {
        HttpResponse<String> answer = viewer.send("POST", "jumpcloud/blueprint-diff", blueprint);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.list(Json.read(answer.body()));
    }
}
