package io.github.keycloakjumpcloud.it.scim.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.bulk.BulkOperation;
import com.unboundid.scim2.common.bulk.BulkOperationResult;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ForbiddenException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.exceptions.UnauthorizedException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.PhoneNumber;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.UserResource;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The service as a SCIM client sees it that was written by others: UnboundID's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {

    private static final String USERS = "Users";
    private static final String GROUPS = "Groups";

    private TestRealm realm;
    private ScimSide scim;
    private Client http;
    private ScimService client;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        scim = ScimSide.of(realm);
        http = ClientBuilder.newClient();
        client = client(ScimSide.newToken(realm, "UnboundID"));
    }

    private ScimService client(String token) {
        ClientRequestFilter authorization =
                request -> request.getHeaders().putSingle("Authorization", "Bearer " + token);
        return new ScimService(http.target(ScimSide.baseUrl(realm)).register(authorization));
    }

    @AfterAll
    void deleteRealm() {
        http.close();
        realm.close();
    }

    // Discovery

    @Test
    void discoveryWhenReadThenEverythingIsThatTheServiceSupports() throws ScimException {
        // when
        ServiceProviderConfigResource config = client.getServiceProviderConfig();
        List<ResourceTypeResource> types = list(client.getResourceTypes());
        List<SchemaResource> schemas = list(client.getSchemas());

        // then
        assertThat(config.getPatch().isSupported()).isTrue();
        assertThat(config.getBulk().isSupported()).isTrue();
        assertThat(config.getBulk().getMaxOperations()).isEqualTo(1_000);
        assertThat(config.getBulk().getMaxPayloadSize()).isEqualTo(1_048_576);
        assertThat(config.getFilter().isSupported()).isTrue();
        assertThat(config.getFilter().getMaxResults()).isEqualTo(200);
        assertThat(config.getSort().isSupported()).isFalse();
        assertThat(config.getEtag().isSupported()).isFalse();
        assertThat(config.getChangePassword().isSupported()).isFalse();
        assertThat(config.getAuthenticationSchemes()).singleElement().satisfies(scheme -> assertThat(scheme.getType())
                .isEqualTo("oauthbearertoken"));
        assertThat(types).extracting(ResourceTypeResource::getName).containsExactlyInAnyOrder("User", "Group");
        ResourceTypeResource user = client.getResourceType("User");
        assertThat(user.getEndpoint()).isEqualTo(URI.create("/Users"));
        assertThat(user.getSchemaExtensions()).singleElement().satisfies(extension -> assertThat(extension.getSchema())
                .hasToString(ScimSide.ENTERPRISE));
        assertThat(schemas)
                .extracting(SchemaResource::getId)
                .containsExactlyInAnyOrder(
                        "urn:ietf:params:scim:schemas:core:2.0:User",
                        "urn:ietf:params:scim:schemas:core:2.0:Group",
                        ScimSide.ENTERPRISE);
        for (SchemaResource schema : schemas) {
            assertThat(client.getSchema(schema.getId()).getAttributes()).isEqualTo(schema.getAttributes());
        }
    }

    @Test
    void schemaWhenReadThenItSaysWhatIsRequiredUniqueAndReadOnly() throws ScimException {
        // when
        SchemaResource schema = client.getSchema("urn:ietf:params:scim:schemas:core:2.0:User");

        // then
        AttributeDefinition userName = attribute(schema, "userName");
        assertThat(userName.isRequired()).isTrue();
        assertThat(userName.getUniqueness()).isEqualTo(AttributeDefinition.Uniqueness.SERVER);
        assertThat(attribute(schema, "groups").getMutability()).isEqualTo(AttributeDefinition.Mutability.READ_ONLY);
        assertThat(attribute(schema, "emails").isMultiValued()).isTrue();
        assertThat(schema.getAttributes())
                .extracting(AttributeDefinition::getName)
                .doesNotContain("password");
    }

    private static AttributeDefinition attribute(SchemaResource schema, String name) {
        return schema.getAttributes().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // Users

    @Test
    void userWhenCreatedReplacedAndDeletedThenEachStepIsSeen() throws ScimException {
        // when
        UserResource created = client.create(USERS, user("ada"));

        // then
        assertThat(created.getId()).isNotBlank();
        assertThat(created.getMeta().getResourceType()).isEqualTo("User");
        assertThat(created.getMeta().getLocation()).hasToString(ScimSide.baseUrl(realm) + "/Users/" + created.getId());
        assertThat(created.getMeta().getCreated()).isNotNull();
        assertThat(created.getMeta().getLastModified()).isNotNull();
        assertSame(created, user("ada"));
        assertSame(client.retrieve(USERS, created.getId(), UserResource.class), user("ada"));
        assertSame(client.retrieve(created), user("ada"));

        // when
        created.setTitle("Countess").setPhoneNumbers((List<PhoneNumber>) null);
        UserResource replaced = client.replace(created);

        // then
        assertThat(replaced.getTitle()).isEqualTo("Countess");
        assertThat(replaced.getPhoneNumbers()).isNullOrEmpty();
        assertThat(client.retrieve(replaced).getTitle()).isEqualTo("Countess");
        assertThat(replaced.getExtension(EnterpriseUserExtension.class).getDepartment())
                .isEqualTo("Design");
        assertThat(realm.admin().groupsOf(created.getId())).containsExactly("/Departments/Design");

        // when
        client.delete(replaced);

        // then
        assertThat(catchThrowableOfType(ResourceNotFoundException.class, () -> client.retrieve(replaced)))
                .isNotNull();
        assertThat(catchThrowableOfType(ResourceNotFoundException.class, () -> client.delete(USERS, replaced.getId())))
                .isNotNull();
    }

    @Test
    void userWhenModifiedByEveryKindOfOperationThenAsTheClientAsked() throws ScimException {
        // given
        UserResource bob = client.create(USERS, user("bob"));

        // when
        UserResource modified = client.modifyRequest(bob)
                .replaceValue("displayName", "Robert")
                .replaceValue("name.familyName", "Builder")
                .replaceValue("emails[type eq \"work\"].value", "robert@example.com")
                .addValues(
                        "phoneNumbers",
                        new PhoneNumber().setValue("+1-555-0199").setType("mobile"))
                .replaceValue(ScimSide.ENTERPRISE + ":department", "Construction")
                .removeValues("title")
                .invoke();

        // then
        assertThat(modified.getDisplayName()).isEqualTo("Robert");
        assertThat(modified.getName().getFamilyName()).isEqualTo("Builder");
        assertThat(modified.getName().getGivenName()).isEqualTo("Given");
        assertThat(modified.getEmails()).extracting(Email::getValue).containsExactly("robert@example.com");
        assertThat(modified.getPhoneNumbers()).extracting(PhoneNumber::getType).containsExactly("work", "mobile");
        assertThat(modified.getExtension(EnterpriseUserExtension.class).getDepartment())
                .isEqualTo("Construction");
        assertThat(modified.getTitle()).isNull();
        assertThat(realm.admin().groupsOf(bob.getId())).containsExactly("/Departments/Construction");

        // when
        UserResource withoutPhones = client.modifyRequest(USERS, bob.getId())
                .removeValues("phoneNumbers[type eq \"work\"]")
                .addOperation(PatchOperation.replace("active", false))
                .invoke(UserResource.class);

        // then
        assertThat(withoutPhones.getPhoneNumbers())
                .extracting(PhoneNumber::getType)
                .containsExactly("mobile");
        assertThat(withoutPhones.getActive()).isFalse();
        assertThat(scim.account(bob.getId()).get("enabled").asBoolean()).isFalse();
    }

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

    // Searches

    @Test
    void searchWhenByGetAndByPostThenTheSameIsFound() throws ScimException {
        // given
        UserResource carol = client.create(USERS, user("carol"));
        List<Filter> filters = List.of(
                Filter.eq("userName", "CAROL@example.com"),
                Filter.eq("externalId", "ext-carol"),
                Filter.eq("id", carol.getId()),
                Filter.eq("emails.value", "carol@example.com"),
                Filter.hasComplexValue(
                        "emails", Filter.and(Filter.eq("type", "work"), Filter.eq("value", "carol@example.com"))),
                Filter.and(
                        Filter.eq("userName", "carol@example.com"),
                        Filter.not(Filter.eq("active", false)),
                        Filter.pr(ScimSide.ENTERPRISE + ":department")),
                Filter.or(Filter.eq("userName", "nobody"), Filter.eq("externalId", "ext-carol")),
                Filter.fromString("userName sw \"carol@\" and meta.created gt \"2020-01-01T00:00:00Z\""));

        for (Filter filter : filters) {
            // when
            ListResponse<UserResource> got =
                    client.searchRequest(USERS).filter(filter).invoke(UserResource.class);
            ListResponse<UserResource> posted =
                    client.searchRequest(USERS).filter(filter).invokePost(UserResource.class);

            // then
            assertThat(ids(got)).as(filter.toString()).containsExactly(carol.getId());
            assertThat(ids(posted)).as(filter.toString()).containsExactly(carol.getId());
            assertThat(got.getTotalResults()).isEqualTo(1);
        }
        assertThat(client.search(USERS, "userName eq \"nobody\"", UserResource.class)
                        .getTotalResults())
                .isZero();
    }

    @Test
    void searchWhenPagedThenEveryoneIsOnOnePage() throws ScimException {
        // given
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            created.add(client.create(USERS, user("paged-" + i)).getId());
        }
        Filter filter = Filter.sw("userName", "paged-");

        // when
        List<String> seen = new ArrayList<>();
        for (int start = 1; start <= 7; start += 3) {
            ListResponse<UserResource> page =
                    client.searchRequest(USERS).filter(filter).page(start, 3).invoke(UserResource.class);
            assertThat(page.getTotalResults()).isEqualTo(7);
            assertThat(page.getStartIndex()).isEqualTo(start);
            assertThat(page.getItemsPerPage()).isEqualTo(Math.min(3, 8 - start));
            seen.addAll(ids(page));
        }

        // then
        assertThat(seen).containsExactlyInAnyOrderElementsOf(created);
        assertThat(client.searchRequest(USERS)
                        .filter(filter)
                        .page(1, 0)
                        .invoke(UserResource.class)
                        .getTotalResults())
                .isEqualTo(7);
    }

    @Test
    void searchWhenAttributesAreChosenThenOnlyTheyAreShown() throws ScimException {
        // given
        UserResource dave = client.create(USERS, user("dave"));

        // when
        UserResource chosen = client.retrieveRequest(USERS, dave.getId())
                .attributes("userName", "name.givenName")
                .invoke(UserResource.class);
        UserResource without = client.searchRequest(USERS)
                .filter(Filter.eq("id", dave.getId()))
                .excludedAttributes("emails", "name.familyName", ScimSide.ENTERPRISE)
                .invoke(UserResource.class)
                .iterator()
                .next();

        // then
        assertThat(chosen.getId()).isEqualTo(dave.getId());
        assertThat(chosen.getUserName()).isEqualTo("dave@example.com");
        assertThat(chosen.getName().getGivenName()).isEqualTo("Given");
        assertThat(chosen.getName().getFamilyName()).isNull();
        assertThat(chosen.getEmails()).isNullOrEmpty();
        assertThat(chosen.getDisplayName()).isNull();
        assertThat(without.getEmails()).isNullOrEmpty();
        assertThat(without.getName().getFamilyName()).isNull();
        assertThat(without.getName().getGivenName()).isEqualTo("Given");
        assertThat(without.getTitle()).isEqualTo("Engineer");
        assertThat(without.getExtensionObjectNode().isEmpty()).isTrue();
    }

    // Bulk

    @Test
    void bulkWhenTheClientSendsItThenEachOperationIsAnswered() throws ScimException {
        // given
        UserResource erin = client.create(USERS, user("erin"));
        GroupResource group = new GroupResource()
                .setDisplayName("Bulk")
                .setMembers(List.of(new Member().setValue("bulkId:frank"), member(erin)));

        // when
        List<BulkOperationResult> results = client.bulkRequest()
                .append(
                        BulkOperation.post("/Groups", group).setBulkId("group"),
                        BulkOperation.post("/Users", user("frank")).setBulkId("frank"),
                        BulkOperation.patch("/Users/" + erin.getId(), PatchOperation.replace("title", "Pilot")),
                        BulkOperation.post("/Users", user("erin")).setBulkId("again"),
                        BulkOperation.delete("/Users/unknown"))
                .invoke()
                .getOperations();

        // then
        assertThat(results)
                .extracting(result -> result.getBulkId() + " " + result.getStatusInt())
                .containsExactlyInAnyOrder("frank 201", "group 201", "null 200", "again 409", "null 404");
        assertThat(results).filteredOn(result -> !result.isSuccess()).allSatisfy(result -> assertThat(
                        result.getResponse().path("status").asInt())
                .isEqualTo(result.getStatusInt()));
        assertThat(client.retrieve(erin).getTitle()).isEqualTo("Pilot");
        assertThat(list(client.search(GROUPS, "displayName eq \"Bulk\"", GroupResource.class)))
                .singleElement()
                .satisfies(made -> assertThat(made.getMembers()).hasSize(2));
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
        assertThat(catchThrowableOfType(UnauthorizedException.class, () -> client("nonsense")
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

    private static UserResource user(String name) {
        EnterpriseUserExtension enterprise =
                new EnterpriseUserExtension().setDepartment("Design").setEmployeeNumber("7");
        UserResource user = new UserResource()
                .setUserName(name + "@example.com")
                .setActive(true)
                .setDisplayName("Given " + name)
                .setTitle("Engineer")
                .setName(new Name().setGivenName("Given").setFamilyName("Family"))
                .setEmails(List.of(new Email()
                        .setValue(name + "@example.com")
                        .setType("work")
                        .setPrimary(true)))
                .setPhoneNumbers(
                        List.of(new PhoneNumber().setValue("+1-555-0100").setType("work")));
        user.setExternalId("ext-" + name);
        user.setExtension(enterprise);
        return user;
    }

    private static Member member(UserResource user) {
        return new Member().setValue(user.getId());
    }

    /** What the service returns is what was sent, besides what it adds by itself. */
    private static void assertSame(UserResource actual, UserResource expected) {
        JsonNode shown = actual.asGenericScimResource()
                .getObjectNode()
                .deepCopy()
                .without(List.of("id", "meta", "groups", "schemas"));
        JsonNode sent =
                expected.asGenericScimResource().getObjectNode().deepCopy().without(List.of("schemas"));
        assertThat(shown).isEqualTo(sent);
        assertThat(actual.getSchemaUrns()).containsExactlyInAnyOrderElementsOf(expected.getSchemaUrns());
    }

    private static <T> List<T> list(ListResponse<T> response) {
        List<T> list = new ArrayList<>();
        response.forEach(list::add);
        return list;
    }

    private static List<String> ids(ListResponse<UserResource> response) {
        return list(response).stream().map(UserResource::getId).toList();
    }
}
