package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.setuplink.LinkVisitor;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Group rules and attribute names of a connection, saved as the forms of its mappers save them. */
class MapperFormsIT {

    private static final String RULES = "group-rules";
    private static final String NAMES = "attribute-names";

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private MapperAdmin mappers;
    private String mapper;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().realm("adminEventsEnabled", true).groups().create();
        admin = realm.admin();
        mappers = new MapperAdmin(admin, realm.alias());
        mapper = mappers.idOf(MapperAdmin.GROUPS);
        admin.createRealmRole("auditor");
        admin.createGroup(null, "Teams", Map.of());
    }

    @BeforeEach
    void mirror() {
        mappers.configure(mapper, Map.of("groupMode", "mirror", "groupRules", ""));
        admin.clearEvents();
    }

    @Test
    void rulesWhenSavedThenTheMapperHasThemAndLoginsFollow() {
        // when
        Answer saved = put(RULES, Map.of("mode", "rules", "rules", "# teams\nAuditors -> role:auditor"));

        // then
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        assertThat(config().get("groupMode").asText()).isEqualTo("rules");
        assertThat(config().get("groupRules").asText()).isEqualTo("# teams\nAuditors -> role:auditor");
        assertThat(config().has("syncMode")).isTrue();
        assertThat(events()).hasSize(1).allSatisfy(event -> {
            assertThat(event.get("operationType").asText()).isEqualTo("UPDATE");
            assertThat(event.get("resourcePath").asText())
                    .isEqualTo("identity-provider/instances/" + realm.alias() + "/mappers/" + mapper);
        });
        assertThat(realm.login(People.person("audits").withGroups("Auditors")).realmRoles())
                .contains("auditor");

        // when
        Answer again = put(RULES, Map.of("mode", "rules"));

        // then
        assertThat(again.body().get("rules").asText()).endsWith("role:auditor");
        assertThat(events()).hasSize(1);
    }

    @Test
    void rulesWhenLinesAreWrongThenAllAreToldAndNothingIsSaved() {
        // when
        Answer refused = put(RULES, Map.of("mode", "sometimes", "rules", "Sales\nA -> role:auditor\nB -> group:Teams"));

        // then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(Json.list(refused.body().get("errors")))
                .extracting(error -> error.get("kind").asText() + " "
                        + error.get("pointer").asText() + " "
                        + error.at("/arguments/line").asText())
                .containsExactly("rule-without-arrow /rules 1", "rule-path-wrong /rules 3", "not-allowed-value /mode ");
        assertThat(config().path("groupMode").asText()).isEqualTo("mirror");
        assertThat(events()).isEmpty();

        // when: the mapper's own form is as it was
        mappers.configure(mapper, Map.of("groupRules", "Sales"));

        // then
        assertThat(config().get("groupRules").asText()).isEqualTo("Sales");
    }

    @Test
    void previewWhenGroupsAreKnownThenSaysWhatIsGivenAndToHowMany() {
        // given
        realm.login(People.person("previewed-1").withGroups("Sales EMEA"));
        realm.login(People.person("previewed-2").withGroups("Sales EMEA", "Sales US"));
        realm.login(People.person("previewed-3").withGroups("Support"));
        new RoleAdmin(admin).createAdministrator("preview-boss@example.com", "manage-users");

        // when
        Answer preview = admin.api()
                .exchange(
                        "POST",
                        path(RULES) + "/preview",
                        Map.of(
                                "rules",
                                "Sales * -> group:/Teams\nSupport -> role:gone\nNobody* -> role:auditor\n"
                                        + "Support -> role:realm-management/manage-users"));

        // then
        assertThat(preview.status()).isEqualTo(200);
        assertThat(Json.list(preview.body()))
                .extracting(rule -> rule.get("target").asText() + " "
                        + rule.get("state").asText() + " " + Json.texts(rule.get("groups")) + " "
                        + rule.get("people").asLong())
                .containsExactly(
                        "group:/Teams given [Sales EMEA, Sales US] 2",
                        "role:gone missing [Support] 1",
                        "role:auditor given [] 0",
                        "role:realm-management/manage-users withheld [Support] 1");
        assertThat(config().path("groupMode").asText()).isEqualTo("mirror");
    }

    @Test
    void namesWhenSavedThenTheMapperHasThemAndWhatCameIsBesideEach() {
        // given
        realm.login(People.person("named"));

        // when
        Answer saved = put(NAMES, Map.of("jobTitleAttribute", " position "));

        // then
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        assertThat(name(saved.body(), "jobTitleAttribute").get("name").asText()).isEqualTo("position");
        assertThat(name(saved.body(), "emailAttribute").get("receivedAs").asText())
                .isEqualTo("email");
        assertThat(Json.texts(saved.body().get("received"))).contains("email", "FirstName");
        assertThat(saved.body().toString()).doesNotContain("named@example.com");

        // when
        Answer back = put(NAMES, Map.of("jobTitleAttribute", ""));
        Answer wrong = put(NAMES, Map.of("emailAttribute", "a\nb", "lastNameAttribute", "x".repeat(300)));

        // then
        assertThat(name(back.body(), "jobTitleAttribute").get("name").asText()).isEqualTo("jobTitle");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(Json.list(wrong.body().get("errors")))
                .extracting(error -> error.get("pointer").asText())
                .containsExactlyInAnyOrder("/emailAttribute", "/lastNameAttribute");
    }

    @Test
    void formsWhenThereAreSeveralMappersOfTheTypeThenConflict() {
        // given
        String second = mappers.add("second", MapperAdmin.GROUPS, Map.of("groupMode", "mirror"));

        // when
        Answer refused = put(RULES, Map.of("mode", "mirror"));

        // then
        mappers.delete(second);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("kind").asText()).isEqualTo("not-one-mapper");
    }

    @Test
    void formsWhenTheCallerMayNotThenNothingIsShownOrSaved() {
        // given
        Operator viewer = Operator.with(realm, "view-identity-providers");
        Operator nobody = Operator.with(realm, "nobody");
        String url = admin.api()
                .post(
                        admin.path("jumpcloud/" + realm.alias() + "/setup-links"),
                        Map.of("allow", List.of("connection", "policies", "scim", "certificate", "go-live")))
                .body()
                .get("url")
                .asText();
        LinkVisitor visitor = new LinkVisitor(url).opened();

        // then
        for (String form : List.of(RULES, NAMES)) {
            String below = "jumpcloud/" + realm.alias() + "/" + form;
            assertThat(viewer.send("GET", below, "").statusCode()).as(form).isEqualTo(200);
            assertThat(viewer.send("PUT", below, "{}").statusCode()).as(form).isEqualTo(403);
            assertThat(nobody.send("GET", below, "").statusCode()).as(form).isEqualTo(403);
            assertThat(visitor.call("GET", "/" + form, null).statusCode())
                    .as(form)
                    .isEqualTo(404);
            assertThat(visitor.call("PUT", "/" + form, Map.of()).statusCode())
                    .as(form)
                    .isEqualTo(404);
        }
        assertThat(viewer.send("POST", "jumpcloud/" + realm.alias() + "/group-rules/preview", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    private Answer put(String form, Map<String, ?> body) {
        return admin.api().exchange("PUT", path(form), body);
    }

    private String path(String form) {
        return admin.path("jumpcloud/" + realm.alias() + "/" + form);
    }

    private JsonNode config() {
        return admin.mappers(realm.alias()).stream()
                .filter(one -> one.get("id").asText().equals(mapper))
                .findFirst()
                .orElseThrow()
                .get("config");
    }

    private List<JsonNode> events() {
        return admin.adminEvents().stream()
                .filter(event -> event.get("resourceType").asText().equals("IDENTITY_PROVIDER_MAPPER"))
                .toList();
    }

    private static JsonNode name(JsonNode names, String setting) {
        return Json.list(names.get("names")).stream()
                .filter(one -> one.get("setting").asText().equals(setting))
                .findFirst()
                .orElseThrow();
    }
}
