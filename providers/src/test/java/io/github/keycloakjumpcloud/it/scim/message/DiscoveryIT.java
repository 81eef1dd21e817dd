package io.github.keycloakjumpcloud.it.scim.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimErrors;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service tells of itself (RFC 7644 section 4), and whether it is true. */
class DiscoveryIT {

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final ScimSide scim = ScimSide.of(realm);

    @ParameterizedTest
    @ValueSource(strings = {"/ResourceTypes", "/Schemas"})
    void listWhenReadThenEachOfItIsAtItsLocation(String path) {
        // when
        ScimAnswer answer = scim.get(path);

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/scim+json");
        assertThat(answer.body().get("totalResults").asInt())
                .isEqualTo(answer.resources().size())
                .isEqualTo(answer.body().get("itemsPerPage").asInt());
        for (JsonNode resource : answer.resources()) {
            String location = resource.get("meta").get("location").asText();
            String base = ScimSide.baseUrl(realm).toString();
            assertThat(location).startsWith(base + path + "/");
            assertThat(scim.get(location.substring(base.length())).body()).isEqualTo(resource);
        }
    }

    @Test
    void serviceProviderConfigWhenReadThenItsLimitsHold() {
        // when
        JsonNode config = scim.get("/ServiceProviderConfig").body();

        // then
        assertThat(config.get("schemas").toString())
                .isEqualTo("[\"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig\"]");
        assertThat(config.get("meta").get("location").asText())
                .isEqualTo(ScimSide.baseUrl(realm) + "/ServiceProviderConfig");
        assertThat(config.get("bulk").get("maxOperations").asInt()).isEqualTo(1_000);
        assertThat(config.get("bulk").get("maxPayloadSize").asInt()).isEqualTo(1_048_576);
        assertThat(config.get("filter").get("maxResults").asInt()).isEqualTo(200);
        assertThat(config.get("patch").get("supported").asBoolean()).isTrue();
        for (String unsupported : List.of("sort", "etag", "changePassword")) {
            assertThat(config.get(unsupported).get("supported").asBoolean())
                    .as(unsupported)
                    .isFalse();
        }
    }

    @Test
    void resourceTypesWhenReadThenTheirEndpointsAndSchemasExist() {
        for (JsonNode type : scim.get("/ResourceTypes").resources()) {
            assertThat(scim.get(type.get("endpoint").asText()).status()).isEqualTo(200);
            assertThat(scim.get("/Schemas/" + type.get("schema").asText()).status())
                    .isEqualTo(200);
            type.path("schemaExtensions").forEach(extension -> {
                assertThat(extension.get("required").asBoolean()).isFalse();
                assertThat(scim.get("/Schemas/" + extension.get("schema").asText())
                                .status())
                        .isEqualTo(200);
            });
        }
    }

    /** RFC 7643 section 2.2 to 2.5: without these characteristics a client would have to guess. */
    @ParameterizedTest
    @ValueSource(strings = {USER, GROUP, ScimSide.ENTERPRISE})
    void schemaWhenReadThenEachAttributeIsDescribedInFull(String urn) {
        // when
        JsonNode schema = scim.get("/Schemas/" + urn).body();

        // then
        assertThat(schema.get("id").asText()).isEqualTo(urn);
        List<JsonNode> attributes = new ArrayList<>();
        collect(schema.get("attributes"), attributes);
        assertThat(attributes).isNotEmpty().allSatisfy(attribute -> {
            for (String characteristic : List.of("name", "type", "multiValued", "required", "mutability", "returned")) {
                assertThat(attribute.has(characteristic))
                        .as(attribute + " " + characteristic)
                        .isTrue();
            }
            assertThat(attribute.get("name").asText()).isNotEqualTo("password");
        });
    }

    /** Whoever sends what is said to be required is not refused for what is missing; whoever leaves it out may be. */
    @Test
    void schemaWhenOnlyWhatItRequiresIsSentThenItIsEnough() {
        // given
        List<String> required = new ArrayList<>();
        scim.get("/Schemas/" + USER).body().get("attributes").forEach(attribute -> {
            if (attribute.get("required").asBoolean()) {
                required.add(attribute.get("name").asText());
            }
        });
        ObjectNode least = ScimSide.user("least").retain("userName", "emails").put("userName", "least");

        // when
        ScimAnswer enough = scim.post("/Users", least);
        ScimAnswer withoutAddress =
                scim.post("/Users", least.deepCopy().put("userName", "less").without("emails"));
        ScimAnswer withoutName = scim.post("/Users", ScimSide.user("nameless").without("userName"));

        // then
        assertThat(required).containsExactlyInAnyOrder("userName", "emails");
        assertThat(enough.status()).as(enough.text()).isEqualTo(201);
        assertThat(withoutAddress.status()).isEqualTo(400);
        assertThat(withoutName.status()).isEqualTo(400);
    }

    private static void collect(JsonNode attributes, List<JsonNode> all) {
        attributes.forEach(attribute -> {
            all.add(attribute);
            collect(attribute.path("subAttributes"), all);
        });
    }

    /** What a created user is shown with is in the schema, or common to all resources. */
    @Test
    void schemaWhenAUserIsShownThenItHasNothingElse() {
        // given
        List<String> known = new ArrayList<>(List.of("schemas", "id", "externalId", "meta", ScimSide.ENTERPRISE));
        scim.get("/Schemas/" + USER)
                .body()
                .get("attributes")
                .forEach(attribute -> known.add(attribute.get("name").asText()));

        // when
        JsonNode shown = scim.get(
                        "/Users/" + scim.createUser(ScimSide.user("shown").put("unknown", "x")))
                .body();

        // then
        assertThat(shown.properties()).extracting(Map.Entry::getKey).isSubsetOf(known);
    }

    @Test
    void schemaWhenItsUrnHasAnotherLetterCaseThenItIsFound() {
        assertThat(scim.get("/Schemas/" + USER.toLowerCase()).body())
                .isEqualTo(scim.get("/Schemas/" + USER).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Schemas", "/ResourceTypes", "/ServiceProviderConfig"})
    void discoveryWhenFilteredOrWithoutATokenThenRefused(String path) {
        ScimErrors.assertError(scim.get(path + "?filter=id%20pr"), 403, "");
        ScimErrors.assertError(scim.client().withToken(null).exchange("GET", path, null), 401, "");
    }

    /** RFC 7644 section 3.11: 501 is what a service without it answers. */
    @Test
    void meWhenAskedThenItIsNotImplemented() {
        ScimErrors.assertError(scim.get("/Me"), 501, "");
    }
}
