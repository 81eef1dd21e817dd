package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.body;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.byBulkId;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.operation;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.patch;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Operations of a Bulk request that refer to each other (RFC 7644 §3.7.2). */
class BulkReferenceIT {
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final ScimSide scim = ScimSide.of(realm);

    @Test
    void bulkWhenAGroupRefersToUsersThatComeLaterThenAllAreCreatedAndJoined() {
        // given
        ObjectNode group = JsonNodeFactory.instance.objectNode().put("displayName", "Bulk crew");
        group.putArray("schemas").add(GROUP);
        ArrayNode members = group.putArray("members");
        members.addObject().put("value", "bulkId:one");
        members.addObject().put("value", "bulkId:two");

        // when
        ScimAnswer answer = bulk(
                0,
                operation("POST", "/Groups", "crew", group),
                operation("POST", "/Users", "one", ScimSide.user("bulk-one")),
                operation("POST", "/Users", "two", ScimSide.user("bulk-two")));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("201", "201", "201");
        JsonNode crew = byBulkId(answer, "crew");
        String location = crew.get("location").asText();
        List<String> joined = new ArrayList<>();
        scim.get("/Groups/" + location.substring(location.lastIndexOf('/') + 1))
                .body()
                .get("members")
                .forEach(member -> joined.add(member.get("value").asText()));
        assertThat(joined).containsExactlyInAnyOrder(idOf(answer, "one"), idOf(answer, "two"));
    }

    @Test
    void bulkWhenAReferenceLeadsNowhereThenOnlyThatOperationFails() {
        // given
        ObjectNode group = JsonNodeFactory.instance.objectNode().put("displayName", "Bulk nobody");
        group.putArray("members").addObject().put("value", "bulkId:missing");

        // when
        ScimAnswer answer = bulk(
                0,
                operation("POST", "/Groups", "nobody", group),
                operation("POST", "/Users", "somebody", ScimSide.user("bulk-somebody")));

        // then
        assertThat(byBulkId(answer, "nobody").get("status").asText()).isEqualTo("400");
        assertThat(byBulkId(answer, "somebody").get("status").asText()).isEqualTo("201");
        assertThat(realm.admin().groupByPath("/JumpCloud/jumpcloud/Bulk nobody"))
                .isEmpty();
    }

    @Test
    void bulkWhenReferencesGoInACircleThenThoseOperationsFailAndNothingOfThemStays() {
        // when
        ScimAnswer answer = bulk(
                0,
                operation("POST", "/Groups", "chicken", ScimSide.group("Bulk chicken", "bulkId:egg")),
                operation("POST", "/Groups", "egg", ScimSide.group("Bulk egg", "bulkId:chicken")),
                operation("POST", "/Groups", "self", ScimSide.group("Bulk self", "bulkId:self")),
                operation("POST", "/Users", "farmer", ScimSide.user("bulk-farmer")));

        // then
        assertThat(answer.status()).isEqualTo(200);
        for (String bulkId : List.of("chicken", "egg", "self")) {
            JsonNode failed = byBulkId(answer, bulkId);
            assertThat(failed.get("status").asText()).isEqualTo("400");
            assertThat(failed.get("response").get("scimType").asText()).isEqualTo("invalidValue");
            assertThat(realm.admin().groupByPath("/JumpCloud/jumpcloud/Bulk " + bulkId))
                    .isEmpty();
        }
        assertThat(byBulkId(answer, "farmer").get("status").asText()).isEqualTo("201");
    }

    @Test
    void bulkWhenAnOperationRefersToAnEarlierOneByPathAndFilterThenItIsFound() {
        // given
        ObjectNode add = patch(ScimSide.operation("add", "members", ScimSide.members("bulkId:member")));
        ObjectNode remove = patch(ScimSide.operation("remove", "members[value eq \"bulkId:member\"]", null));

        // when
        ScimAnswer answer = bulk(
                0,
                operation("DELETE", "/Groups/bulkId:brief", null, null),
                operation("PATCH", "/Groups/bulkId:crew", null, add),
                operation("POST", "/Groups", "crew", ScimSide.group("Bulk referred")),
                operation("POST", "/Groups", "brief", ScimSide.group("Bulk brief")),
                operation("POST", "/Users", "member", ScimSide.user("bulk-member")),
                operation("PATCH", "/Groups/bulkId:crew", null, remove));

        // then
        assertThat(statuses(answer)).containsExactlyInAnyOrder("201", "201", "201", "204", "204", "204");
        assertThat(scim.get("/Groups/" + idOf(answer, "crew")).body().path("members"))
                .isEmpty();
        assertThat(scim.get("/Groups/" + idOf(answer, "brief")).status()).isEqualTo(404);
    }

    private ScimAnswer bulk(int failOnErrors, ObjectNode... operations) {
        return scim.post("/Bulk", body(failOnErrors, operations));
    }

    private static String idOf(ScimAnswer answer, String bulkId) {
        String location = byBulkId(answer, bulkId).get("location").asText();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
