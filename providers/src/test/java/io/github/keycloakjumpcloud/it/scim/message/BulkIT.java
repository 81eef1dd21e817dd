package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.body;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.byBulkId;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.operation;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.patch;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimErrors;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** RFC 7644 §3.7 on the real server. */
class BulkIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final ScimSide scim = ScimSide.of(realm);

    @Test
    void bulkWhenOneOperationIsWrongThenTheOthersAreCarriedOut() {
        // when
        ScimAnswer answer = bulk(
                0,
                operation("POST", "/Users", "good", ScimSide.user("bulk-good")),
                operation("POST", "/Users", "twice", ScimSide.user("bulk-good")),
                operation("PATCH", "/Users/unknown", null, JsonNodeFactory.instance.objectNode()),
                operation("POST", "/Nothing", "lost", ScimSide.user("bulk-lost")),
                operation("POST", "/Users", "last", ScimSide.user("bulk-last")));

        // then
        assertThat(statuses(answer)).startsWith("201", "409").endsWith("201").hasSize(5);
        assertThat(byBulkId(answer, "twice").get("response").get("scimType").asText())
                .isEqualTo("uniqueness");
        assertThat(statuses(answer).subList(2, 4)).allMatch(status -> status.startsWith("4"));
        assertThat(realm.admin().usersByEmail("bulk-last@example.com")).hasSize(1);
        assertThat(realm.admin().usersByEmail("bulk-lost@example.com")).isEmpty();
    }

    @Test
    void bulkWhenThereAreTooManyErrorsThenItStopsAndKeepsWhatIsDone() {
        // when
        ScimAnswer answer = bulk(
                2,
                operation("POST", "/Users", "kept", ScimSide.user("bulk-kept")),
                operation("POST", "/Users", "first", ScimSide.user("bulk-kept")),
                operation("DELETE", "/Users/unknown", null, null),
                operation("POST", "/Users", "never", ScimSide.user("bulk-never")));

        // then
        assertThat(statuses(answer)).containsExactly("201", "409", "404");
        assertThat(realm.admin().usersByEmail("bulk-kept@example.com")).hasSize(1);
        assertThat(realm.admin().usersByEmail("bulk-never@example.com")).isEmpty();
    }

    @Test
    void bulkWhenItChangesAndDeletesThenEachOperationSeesWhatCameBefore() {
        // given
        String id = scim.createUser(ScimSide.user("bulk-changed"));
        ObjectNode rename = JsonNodeFactory.instance.objectNode();
        rename.putArray("Operations")
                .add(ScimSide.operation("replace", "title", JsonNodeFactory.instance.textNode("Pilot")));

        // when
        ScimAnswer answer = bulk(
                0,
                operation("PATCH", "/Users/" + id, null, rename),
                operation("DELETE", "/Users/" + id, null, null),
                operation("DELETE", "/Users/" + id, null, null));

        // then
        assertThat(statuses(answer)).containsExactly("200", "204", "404");
        assertThat(answer.body().get("Operations").get(0).get("location").asText())
                .endsWith("/Users/" + id);
        assertThat(scim.account(id).get("attributes").get("jobTitle").get(0).asText())
                .isEqualTo("Pilot");
    }

    @Test
    void bulkWhenAnOperationFailsThenNothingOfItStaysAndEachAnswerSaysWhereAndWhat() {
        // given
        String id = scim.createUser(ScimSide.user("bulk-whole"));
        RealmState before = RealmState.of(realm.admin());
        ObjectNode half = patch(
                ScimSide.operation(
                        "replace", ScimSide.ENTERPRISE + ":department", JsonNodeFactory.instance.textNode("Bulk half")),
                ScimSide.operation("replace", "userName", JsonNodeFactory.instance.numberNode(7)));

        // when
        ScimAnswer answer = bulk(
                0,
                operation("PATCH", "/Users/" + id, "patch", half),
                operation("PUT", "/Users/" + id, "put", ScimSide.user("x".repeat(256))));

        // then
        for (String bulkId : List.of("patch", "put")) {
            JsonNode failed = byBulkId(answer, bulkId);
            assertThat(failed.get("method").asText()).isEqualToIgnoringCase(bulkId);
            assertThat(failed.get("location").asText()).isEqualTo(ScimSide.baseUrl(realm) + "/Users/" + id);
            assertThat(failed.get("status").asText()).isEqualTo("400");
            assertThat(failed.get("response").get("scimType").asText()).isEqualTo("invalidValue");
        }
        before.assertUnchanged(realm.admin());
        assertThat(realm.admin().groupByPath("/Departments/Bulk half")).isEmpty();
    }

    @Test
    void bulkWhenTheBrakeEngagesThenTheOperationsAfterItAreRefused() {
        // given
        try (TestRealm braked =
                TestRealm.builder().setting("scimBrakePercent", "10").create()) {
            ScimSide side = ScimSide.of(braked);
            List<ObjectNode> deletes = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String id = side.createUser(ScimSide.user("braked-" + i));
                deletes.add(operation("DELETE", "/Users/" + id, null, null));
            }

            // when
            ScimAnswer answer = side.post("/Bulk", body(0, deletes.toArray(ObjectNode[]::new)));

            // then
            List<String> statuses = statuses(answer);
            assertThat(statuses).hasSize(30).containsOnly("204", "403").endsWith("403");
            int done = (int) statuses.stream().filter("204"::equals).count();
            assertThat(done).isBetween(1, 3);
            assertThat(statuses.subList(done, statuses.size())).containsOnly("403");
            assertThat(side.get("/Users?count=0").body().get("totalResults").asInt())
                    .isEqualTo(30 - done);
        }
    }

    @Test
    void bulkWhenTheTokenIsWrongOrScimIsOffThenNoOperationIsCarriedOut() {
        // given
        ObjectNode create = body(0, operation("POST", "/Users", "b", ScimSide.user("bulk-refused")));

        // when, then
        ScimErrors.assertError(scim.client().withToken("nonsense").exchange("POST", "/Bulk", create), 401, "");
        realm.configure(Map.of("scimEnabled", "false"));
        try {
            ScimErrors.assertError(scim.post("/Bulk", create), 403, "");
        } finally {
            realm.configure(Map.of("scimEnabled", "true"));
        }
        assertThat(realm.admin().usersByEmail("bulk-refused@example.com")).isEmpty();
    }

    private ScimAnswer bulk(int failOnErrors, ObjectNode... operations) {
        return scim.post("/Bulk", body(failOnErrors, operations));
    }
}
