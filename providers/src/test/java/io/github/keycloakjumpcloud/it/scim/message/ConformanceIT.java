package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.scim.message.ForeignClient.list;
import static io.github.keycloakjumpcloud.it.scim.message.ForeignClient.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.PhoneNumber;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.UserResource;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The service as a SCIM client sees it that was written by others: UnboundID's. */
class ConformanceIT {
    private static final String USERS = "Users";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final ScimSide scim = ScimSide.of(realm);

    @AutoClose
    private final ForeignClient foreign = new ForeignClient(realm);

    private final ScimService client = foreign.service(ScimSide.newToken(realm, "UnboundID"));

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
}
