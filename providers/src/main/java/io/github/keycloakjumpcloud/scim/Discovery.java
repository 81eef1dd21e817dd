package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AuthenticationScheme;
import com.unboundid.scim2.common.types.BulkConfig;
import com.unboundid.scim2.common.types.ChangePasswordConfig;
import com.unboundid.scim2.common.types.ETagConfig;
import com.unboundid.scim2.common.types.FilterConfig;
import com.unboundid.scim2.common.types.PatchConfig;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.ResourceTypeResource.SchemaExtension;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.SortConfig;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.github.keycloakjumpcloud.scim.Route.Description;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The discovery endpoints (RFC 7644 §4, RFC 7643 §5 to §7). Every base URL must come without a slash at its end. */
public final class Discovery {

    /** A person needs an e-mail address: an entry here, or a user name that is an address. */
    private static final String ADDRESSES = "emails";

    private static final ObjectNode SERVICE_PROVIDER = JsonUtils.valueToNode(serviceProvider());
    private static final Map<String, ObjectNode> TYPES_BY_NAME = typesByName();
    private static final Map<String, ObjectNode> SCHEMAS_BY_URN = schemasByUrn();

    private Discovery() {}

    /** The service provider's configuration (RFC 7643 §5). */
    public static ObjectNode serviceProviderConfig(String baseUrl) {
        return located(SERVICE_PROVIDER, baseUrl, Description.SERVICE_PROVIDER_CONFIG, Optional.empty());
    }

    /** The list of resource types (RFC 7643 §6). */
    public static ObjectNode resourceTypes(String baseUrl) {
        return list(TYPES_BY_NAME.keySet().stream().map(name -> resourceType(baseUrl, name)));
    }

    /**
     * The resource type of this name, in exactly this letter case.
     *
     * @throws ScimProblem 404 when there is none
     */
    public static ObjectNode resourceType(String baseUrl, String name) {
        ObjectNode type = TYPES_BY_NAME.get(name);
        if (type == null) {
            throw ScimProblem.notFound("There is no such resource type");
        }
        return located(type, baseUrl, Description.RESOURCE_TYPES, Optional.of(name));
    }

    /** The list of schemas (RFC 7643 §7). */
    public static ObjectNode schemas(String baseUrl) {
        return list(SCHEMAS_BY_URN.values().stream()
                .map(schema -> schema(baseUrl, schema.path(ResourceKind.ID).asText())));
    }

    /**
     * The schema with this URN, in any letter case.
     *
     * @throws ScimProblem 404 when there is none
     */
    public static ObjectNode schema(String baseUrl, String urn) {
        ObjectNode schema = SCHEMAS_BY_URN.get(Json.fold(urn));
        if (schema == null) {
            throw ScimProblem.notFound("There is no such schema");
        }
        return located(
                schema,
                baseUrl,
                Description.SCHEMAS,
                Optional.of(schema.path(ResourceKind.ID).asText()));
    }

    private static ObjectNode located(ObjectNode constant, String baseUrl, Description of, Optional<String> name) {
        ObjectNode resource = constant.deepCopy();
        resource.putObject("meta")
                .put("resourceType", of.typeName())
                .put("location", new Route.Described(of, name).location(baseUrl));
        return resource;
    }

    private static ObjectNode list(Stream<ObjectNode> resources) {
        List<ObjectNode> all = resources.toList();
        return ListAnswer.of(all.size(), 1, all);
    }

    private static ServiceProviderConfigResource serviceProvider() {
        return new ServiceProviderConfigResource(
                null,
                new PatchConfig(true),
                new BulkConfig(true, BulkRequest.MAX_OPERATIONS, RequestBody.MAX_SIZE),
                new FilterConfig(true, Paging.MAX_COUNT),
                new ChangePasswordConfig(false),
                new SortConfig(false),
                new ETagConfig(false),
                List.of(new AuthenticationScheme(
                        "Bearer token",
                        "A token that an administrator made for this connection, in the Authorization header",
                        URI.create("https://www.rfc-editor.org/info/rfc6750"),
                        null,
                        "oauthbearertoken",
                        true)));
    }

    private static Map<String, ObjectNode> typesByName() {
        Map<String, ObjectNode> types = new LinkedHashMap<>();
        for (ResourceKind kind : ResourceKind.values()) {
            List<SchemaExtension> extensions = kind.extensions().stream()
                    .map(extension -> new SchemaExtension(URI.create(extension.getId()), false))
                    .toList();
            ResourceTypeResource type = new ResourceTypeResource(
                    kind.typeName(),
                    kind.typeName(),
                    kind.coreSchema().getDescription(),
                    URI.create("/" + kind.endpoint()),
                    URI.create(kind.schema()),
                    extensions.isEmpty() ? null : extensions);
            types.put(kind.typeName(), JsonUtils.valueToNode(type));
        }
        return types;
    }

    private static Map<String, ObjectNode> schemasByUrn() {
        Map<String, ObjectNode> schemas = new LinkedHashMap<>();
        for (ResourceKind kind : ResourceKind.values()) {
            for (SchemaResource schema : Stream.concat(Stream.of(kind.coreSchema()), kind.extensions().stream())
                    .toList()) {
                schemas.put(Json.fold(schema.getId()), JsonUtils.valueToNode(schema));
            }
        }
        tellOfAddresses(schemas.get(Json.fold(ResourceKind.USER.schema())));
        return schemas;
    }

    /** A client that sends everything marked as required is never refused for a missing attribute. */
    private static void tellOfAddresses(ObjectNode userSchema) {
        for (JsonNode attribute : userSchema.path("attributes")) {
            if (attribute instanceof ObjectNode emails
                    && ADDRESSES.equals(emails.path("name").asText())) {
                emails.put("required", true)
                        .put("description", "E-mail addresses. Without any, userName must be an e-mail address.");
            }
        }
    }
}
