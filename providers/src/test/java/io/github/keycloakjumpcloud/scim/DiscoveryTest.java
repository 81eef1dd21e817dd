package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.GROUP;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;
import static io.github.keycloakjumpcloud.scim.TestJson.object;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    private static final String BASE = "https://sso.example/realms/r/jumpcloud/a/scim/v2";

    @Test
    void serviceProviderConfigWhenAskedThenSaysWhatIsSupported() throws Exception {
        ObjectNode config = Discovery.serviceProviderConfig(BASE);

        assertThat(config.path("schemas").toString())
                .isEqualTo("[\"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig\"]");
        assertThat(config.path("patch")).isEqualTo(object("{'supported':true}"));
        assertThat(config.path("bulk").toString())
                .isEqualTo("{\"supported\":true,\"maxOperations\":1000,\"maxPayloadSize\":1048576}");
        assertThat(config.path("filter").toString()).isEqualTo("{\"supported\":true,\"maxResults\":200}");
        for (String missing : new String[] {"changePassword", "sort", "etag"}) {
            assertThat(config.path(missing)).isEqualTo(object("{'supported':false}"));
        }
        assertThat(config.path("authenticationSchemes").path(0).path("type").asText())
                .isEqualTo("oauthbearertoken");
        assertThat(config.path("meta").path("location").asText()).isEqualTo(BASE + "/ServiceProviderConfig");
        assertThat(JsonUtils.nodeToValue(config, ServiceProviderConfigResource.class))
                .isNotNull();
    }

    @Test
    void resourceTypesWhenAskedThenNamesUsersAndGroups() throws Exception {
        ObjectNode types = Discovery.resourceTypes(BASE);

        assertThat(types.path("totalResults").asInt()).isEqualTo(2);
        JsonNode user = types.path("Resources").path(0);
        assertThat(user).isEqualTo(Discovery.resourceType(BASE, "User"));
        assertThat(user.path("endpoint").asText()).isEqualTo("/Users");
        assertThat(user.path("schema").asText()).isEqualTo(USER);
        assertThat(user.path("schemaExtensions"))
                .singleElement()
                .isEqualTo(object("{'schema':'" + ENTERPRISE + "','required':false}"));
        assertThat(user.path("meta").path("location").asText()).isEqualTo(BASE + "/ResourceTypes/User");
        assertThat(JsonUtils.nodeToValue(user, ResourceTypeResource.class)).isNotNull();
        JsonNode group = types.path("Resources").path(1);
        assertThat(group.path("endpoint").asText()).isEqualTo("/Groups");
        assertThat(group.has("schemaExtensions")).isFalse();
        assertThat(outcome(() -> Discovery.resourceType(BASE, "Device"))).isEqualTo("404");
    }

    @Test
    void schemasWhenAskedThenListsThree() throws Exception {
        ObjectNode schemas = Discovery.schemas(BASE);

        assertThat(schemas.path("Resources"))
                .extracting(schema -> schema.path("id").asText())
                .containsExactly(USER, ENTERPRISE, GROUP);
        for (JsonNode schema : schemas.path("Resources")) {
            String id = schema.path("id").asText();
            assertThat(schema).isEqualTo(Discovery.schema(BASE, id));
            assertThat(schema.path("meta").path("resourceType").asText()).isEqualTo("Schema");
            assertThat(schema.path("meta").path("location").asText()).isEqualTo(BASE + "/Schemas/" + id);
            assertThat(JsonUtils.nodeToValue(schema, SchemaResource.class)).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // schema, attribute, member, value
        USER + ",userName,caseExact,false",
        USER + ",userName,required,true",
        USER + ",emails,required,true",
        USER + ",name,required,false",
        GROUP + ",members,required,false",
        GROUP + ",members.value,required,true",
        USER + ",userName,uniqueness,server",
        USER + ",groups,mutability,readOnly",
        USER + ",emails,multiValued,true",
        USER + ",emails.value,caseExact,false",
        USER + ",groups.value,caseExact,true",
        USER + ",active,type,boolean",
        USER + ",profileUrl,type,reference",
        ENTERPRISE + ",manager.value,required,false",
        ENTERPRISE + ",department,type,string",
        GROUP + ",displayName,required,true",
        GROUP + ",members.value,caseExact,true",
        GROUP + ",members.value,mutability,immutable",
        GROUP + ",members.type,canonicalValues,[\"User\"]",
        GROUP + ",members.$ref,referenceTypes,[\"User\"]",
    })
    void schemaWhenAskedThenIsTrue(String urn, String attribute, String member, String value) {
        JsonNode node =
                find(Discovery.schema(BASE, urn).path("attributes"), attribute.split("\\.")[0]);
        if (attribute.contains(".")) {
            node = find(node.path("subAttributes"), attribute.split("\\.")[1]);
        }

        JsonNode found = node.path(member);
        assertThat(found.isArray() ? found.toString() : found.asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "x509Certificates"})
    void schemaWhenAnAttributeIsNotSupportedThenIsNotThere(String attribute) {
        assertThat(find(Discovery.schema(BASE, USER).path("attributes"), attribute)
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void schemaWhenNamedInOtherLettersThenIsFoundAndElseNot() {
        assertThat(Discovery.schema(BASE, USER.toUpperCase(Locale.ROOT))
                        .path("id")
                        .asText())
                .isEqualTo(USER);
        assertThat(outcome(() -> Discovery.schema(BASE, "urn:x"))).isEqualTo("404");
        assertThat(outcome(() -> Discovery.schema(BASE, ""))).isEqualTo("404");
    }

    @Test
    void schemaWhenTheAnswerIsChangedThenTheNextIsNot() {
        Discovery.schema(BASE, USER).removeAll();
        Discovery.serviceProviderConfig(BASE).removeAll();

        assertThat(Discovery.schema(BASE, USER).path("attributes")).isNotEmpty();
        assertThat(Discovery.serviceProviderConfig("b")
                        .path("meta")
                        .path("location")
                        .asText())
                .isEqualTo("b/ServiceProviderConfig");
    }

    private static JsonNode find(JsonNode attributes, String name) {
        for (JsonNode attribute : attributes) {
            if (attribute.path("name").asText().equals(name)) {
                return attribute;
            }
        }
        return MissingNode.getInstance();
    }
}
