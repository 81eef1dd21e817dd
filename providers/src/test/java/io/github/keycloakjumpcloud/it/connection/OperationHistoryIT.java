package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.BulkRequests;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SCIM has changed, or was refused, with or without Keycloak's admin events. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class OperationHistoryIT {

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder().setting("scimBrakePercent", "0").create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void operationsWhenJumpCloudSyncsThenWhatChangedOrWasRefusedIsTold(boolean events) {
        // given
        admin.update(Map.of("adminEventsEnabled", events));
        admin.createUser("taken@example.com", People.withPassword());

        // when
        String ann = scim.createUser(ScimSide.user("ann"));
        scim.put("/Users/" + ann, scim.get("/Users/" + ann).body());
        scim.patch("/Users/" + ann, ScimSide.operation("replace", "title", TextNode.valueOf("Engineer")));
        scim.post("/Users", ScimSide.user("taken"));
        String group = scim.createGroup("Writers", ann);
        scim.patch("/Users/" + ann, ScimSide.operation("replace", "active", BooleanNode.FALSE));
        scim.put("/Users/nobody", ScimSide.user("nobody"));
        scim.get("/Users/nobody");
        scim.delete("/Groups/f:x");
        scim.patch("/Users/ann@example.com", ScimSide.operation("replace", "title", TextNode.valueOf("x")));
        scim.patch("/Users/" + ann, ScimSide.operation("replace", "active", BooleanNode.FALSE));
        scim.delete("/Groups/" + group);
        scim.delete("/Users/" + ann);

        // then
        List<JsonNode> operations = operations(admin.get(path()));
        assertThat(operations)
                .extracting(one -> one.get("action").asText() + " "
                        + one.get("outcome").asText() + " "
                        + one.path("insightsEvent").asText())
                .containsExactlyInAnyOrder(
                        "user-create done user_create_provision",
                        "user-update done user_update_provision",
                        "user-create refused user_create_provision",
                        "group-create done group_create_provision",
                        "user-lock-out done user_deprovision",
                        "user-update not-found user_update_provision",
                        "user-update not-found user_update_provision",
                        "group-delete not-found group_delete_provision",
                        "group-delete done group_delete_provision",
                        "user-delete done user_delete_provision");
        JsonNode refused = only(operations, "refused");
        assertThat(refused.at("/refusal/kind").asText()).isEqualTo("taken");
        assertThat(refused.at("/refusal/place").asText()).isEqualTo("jumpcloud");
        assertThat(refused.get("name").asText()).isEqualTo("taken@example.com");
        assertThat(operations)
                .filteredOn(one -> one.get("outcome").asText().equals("not-found"))
                .extracting(one -> one.path("id").asText())
                .containsExactlyInAnyOrder("nobody", "ann@example.com", "");
        assertThat(operations)
                .filteredOn(one -> one.get("action").asText().equals("user-delete"))
                .extracting(one -> one.get("name").asText())
                .containsExactly("ann@example.com");
    }

    @Test
    void operationsWhenTheyComeInBulkThenEachIsTold() {
        // given
        admin.update(Map.of("adminEventsEnabled", false));
        admin.createUser("taken@example.com", People.withPassword());

        // when
        scim.post(
                "/Bulk",
                BulkRequests.body(
                        0,
                        BulkRequests.operation("POST", "/Users", "a", ScimSide.user("ann")),
                        BulkRequests.operation("POST", "/Users", "b", ScimSide.user("taken")),
                        BulkRequests.operation("POST", "/Users", "c", ScimSide.user("bob"))));

        // then
        assertThat(operations(admin.get(path())))
                .extracting(one ->
                        one.get("name").asText() + " " + one.get("outcome").asText())
                .containsExactly("bob@example.com done", "taken@example.com refused", "ann@example.com done");
    }

    @Test
    void operationsWhenThereAreMoreThanAHundredThenTheLatestAreTold() {
        // given
        admin.update(Map.of("adminEventsEnabled", false));

        // when
        for (int i = 0; i < 130; i++) {
            ObjectNode user = ScimSide.user("many-" + i);
            user.remove("emails");
            user.put("userName", "many " + i);
            scim.post("/Users", user);
        }

        // then
        List<JsonNode> operations = operations(admin.get(path()));
        assertThat(operations).hasSize(100);
        assertThat(operations.get(0).get("name").asText()).isEqualTo("many 129");
        assertThat(operations.get(99).get("name").asText()).isEqualTo("many 30");
    }

    @Test
    void operationsWhenTheReaderMayNotSeePeopleThenTheyHaveNoNames() {
        // given
        scim.createUser(ScimSide.user("ann"));
        admin.createUser("taken@example.com", People.withPassword());
        scim.post("/Users", ScimSide.user("taken"));
        scim.delete("/Users/somebody@example.com");
        scim.createGroup("Writers");

        // when
        JsonNode without = Json.read(Operator.with(realm, "view-identity-providers")
                .send("GET", path(), "")
                .body());
        JsonNode with = Json.read(Operator.with(realm, "view-identity-providers", "view-users")
                .send("GET", path(), "")
                .body());

        // then
        assertThat(without.toString()).doesNotContain("example.com").contains("Writers");
        assertThat(operations(with))
                .extracting(one -> one.path("name").asText())
                .containsExactlyInAnyOrder("ann@example.com", "taken@example.com", "", "Writers");
    }

    @Test
    void operationsWhenTheyAreAnotherConnectionsThenTheyAreNotHere() {
        // given
        TestRealm other = realm.connect("other", Map.of(), application -> application);
        ScimSide.of(other).createUser(ScimSide.user("ann"));
        ScimSide.withNewToken(other, "second").createUser(ScimSide.user("bob"));

        // then
        assertThat(operations(admin.get(path()))).isEmpty();
        assertThat(operations(admin.get("jumpcloud/other/activity"))).hasSize(2);
    }

    private String path() {
        return "jumpcloud/" + realm.alias() + "/activity";
    }

    private static List<JsonNode> operations(JsonNode activity) {
        return Json.list(activity.get("operations"));
    }

    private static JsonNode only(List<JsonNode> operations, String outcome) {
        List<JsonNode> found = operations.stream()
                .filter(one -> one.get("outcome").asText().equals(outcome))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
