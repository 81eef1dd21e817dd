package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.scim.message.ForeignClient.list;
import static io.github.keycloakjumpcloud.it.scim.message.ForeignClient.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ForbiddenException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.exceptions.UnauthorizedException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.BulkRequests;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Groups, Bulk and errors, as a SCIM client that is not ours sees them. */
class GroupConformanceIT {
    private static final String USERS = "Users";
    private static final String GROUPS = "Groups";

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimEnabled", "true").create();

    @AutoClose
    private final ForeignClient foreign = new ForeignClient(realm);

    private final ScimService client = foreign.service(ScimSide.newToken(realm, "UnboundID"));

    // Groups

    @Test
    void groupWhenCreatedModifiedReplacedAndDeletedThenEachStepIsSeen() throws ScimException {
        // given
        UserResource one = client.create(USERS, user("member-one"));
        UserResource two = client.create(USERS, user("member-two"));
        GroupResource group = new GroupResource().setDisplayName("Crew").setMembers(List.of(member(one)));

        // when
        GroupResource created = client.create(GROUPS, group);

        // then
        assertThat(created.getDisplayName()).isEqualTo("Crew");
        assertThat(created.getMembers()).extracting(Member::getValue).containsExactly(one.getId());
        assertThat(client.retrieve(one).getGroups())
                .singleElement()
                .satisfies(membership -> assertThat(membership.getValue()).isEqualTo(created.getId()));

        // when
        GroupResource modified = client.modifyRequest(created)
                .addValues("members", member(two))
                .replaceValue("displayName", "Staff")
                .attributes("displayName", "members")
                .invoke();

        // then
        assertThat(modified.getDisplayName()).isEqualTo("Staff");
        assertThat(modified.getMembers())
                .extracting(Member::getValue)
                .containsExactlyInAnyOrder(one.getId(), two.getId());

        // when
        client.modifyRequest(created)
                .removeValues("members[value eq \"" + one.getId() + "\"]")
                .attributes("members")
                .invoke();
        GroupResource retrieved = client.retrieve(created);

        // then
        assertThat(retrieved.getMembers()).extracting(Member::getValue).containsExactly(two.getId());

        // when
        GroupResource replaced = client.replace(retrieved.setMembers(List.of(member(one))));

        // then
        assertThat(replaced.getMembers()).extracting(Member::getValue).containsExactly(one.getId());
        assertThat(realm.admin().groupsOf(one.getId())).contains("/JumpCloud/jumpcloud/Staff");

        // when
        client.delete(replaced);

        // then
        assertThat(catchThrowableOfType(ResourceNotFoundException.class, () -> client.retrieve(created)))
                .isNotNull();
        assertThat(client.retrieve(one).getGroups()).isNullOrEmpty();
    }

    // Bulk

    /** The client has no Bulk; its resources go into a request of ours. */
    @Test
    void bulkWhenItHasTheClientsResourcesThenEachOperationIsAnswered() throws ScimException {
        // given
        UserResource erin = client.create(USERS, user("erin"));
        GroupResource group = new GroupResource()
                .setDisplayName("Bulk")
                .setMembers(List.of(new Member().setValue("bulkId:frank"), member(erin)));

        // when
        ScimAnswer answer = ScimSide.of(realm)
                .post(
                        "/Bulk",
                        BulkRequests.body(
                                0,
                                operation("POST", "/Groups", "group", group),
                                operation("POST", "/Users", "frank", user("frank")),
                                operation(
                                        "PATCH",
                                        "/Users/" + erin.getId(),
                                        null,
                                        new PatchRequest(PatchOperation.replace("title", "Pilot"))),
                                operation("POST", "/Users", "again", user("erin")),
                                operation("DELETE", "/Users/unknown", null, null)));

        // then
        assertThat(answer.body().get("Operations"))
                .extracting(result -> result.path("bulkId").asText("null") + " "
                        + result.path("status").asText())
                .containsExactlyInAnyOrder("frank 201", "group 201", "null 200", "again 409", "null 404");
        assertThat(answer.body().get("Operations"))
                .filteredOn(result -> result.path("status").asInt() >= 400)
                .allSatisfy(result -> assertThat(
                                result.path("response").path("status").asText())
                        .isEqualTo(result.path("status").asText()));
        assertThat(client.retrieve(erin).getTitle()).isEqualTo("Pilot");
        assertThat(list(client.search(GROUPS, "displayName eq \"Bulk\"", GroupResource.class)))
                .singleElement()
                .satisfies(made -> assertThat(made.getMembers()).hasSize(2));
    }

    private static ObjectNode operation(String method, String path, String bulkId, Object data) {
        return BulkRequests.operation(method, path, bulkId, data == null ? null : JsonUtils.valueToNode(data));
    }

    // Errors

    @Test
    void errorsWhenTheServiceRefusesThenTheClientKnowsWhichKind() throws ScimException {
        // given
        UserResource grace = client.create(USERS, user("grace"));

        // when, then
        ResourceConflictException taken =
                catchThrowableOfType(ResourceConflictException.class, () -> client.create(USERS, user("grace")));
        assertThat(taken.getScimError().getStatus()).isEqualTo(409);
        assertThat(taken.getScimError().getScimType()).isEqualTo("uniqueness");
        assertThat(taken.getScimError().getDetail()).isNotBlank();

        Map<String, ThrowingCall> badRequests = Map.of(
                "invalidFilter", () -> client.search(USERS, "userName eq", UserResource.class),
                "invalidValue", () -> client.create(USERS, user("grace-2").setUserName("")),
                "invalidPath",
                        () -> client.modifyRequest(grace)
                                .replaceValue("nothing", "x")
                                .invoke(),
                "mutability",
                        () -> client.modifyRequest(grace)
                                .replaceValue("id", "x")
                                .invoke(),
                "noTarget",
                        () -> client.modifyRequest(grace)
                                .replaceValue("emails[value co \"nobody\"].type", "x")
                                .invoke());
        badRequests.forEach((scimType, call) -> {
            BadRequestException refused = catchThrowableOfType(BadRequestException.class, call::run);
            assertThat(refused).as(scimType).isNotNull();
            assertThat(refused.getScimError().getScimType()).isEqualTo(scimType);
        });

        assertThat(catchThrowableOfType(
                        ResourceNotFoundException.class, () -> client.retrieve(USERS, "unknown", UserResource.class)))
                .isNotNull();
        assertThat(catchThrowableOfType(UnauthorizedException.class, () -> foreign.service("nonsense")
                        .retrieve(USERS, grace.getId(), UserResource.class)))
                .isNotNull();
        assertThat(catchThrowableOfType(ForbiddenException.class, () -> client.searchRequest("Schemas")
                        .filter(Filter.pr("id"))
                        .invoke(SchemaResource.class)))
                .isNotNull();
        assertThat(catchThrowableOfType(
                                ScimException.class, () -> client.retrieve(ScimService.ME_URI, UserResource.class))
                        .getScimError()
                        .getStatus())
                .isEqualTo(501);
    }

    private interface ThrowingCall {
        void run() throws ScimException;
    }

    private static Member member(UserResource user) {
        return new Member().setValue(user.getId());
    }
}
