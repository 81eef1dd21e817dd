package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.UserResource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The two kinds of resources, with the attributes that are supported (RFC 7643 §4, §6). */
public enum ResourceKind {
    USER("Users", UserResource.class, EnterpriseUserExtension.class),
    GROUP("Groups", GroupResource.class);

    static final String SCHEMAS = "schemas";
    static final String ID = "id";

    private static final String DISPLAY_NAME = "displayName";
    private static final int MAX_GROUP_NAME = 255;

    private final String endpoint;
    private final SchemaResource core;
    private final List<SchemaResource> extensions;
    private final Map<String, SchemaAttribute> attributes;
    private final Map<String, SchemaAttribute> extensionRoots;
    private final List<SchemaAttribute> required;

    ResourceKind(String endpoint, Class<?> core, Class<?>... extensions) {
        this.endpoint = endpoint;
        this.core = SupportedSchema.of(core);
        this.extensions = Stream.of(extensions).map(SupportedSchema::of).toList();
        this.attributes = new LinkedHashMap<>(SchemaAttribute.parts(SupportedSchema.common(), ""));
        this.attributes.putAll(SchemaAttribute.parts(this.core.getAttributes(), ""));
        this.extensionRoots = new LinkedHashMap<>();
        this.extensions.forEach(extension -> extensionRoots.put(
                Json.fold(extension.getId()), SchemaAttribute.extension(extension.getId(), extension.getAttributes())));
        // "schemas" is written by us.
        this.required = attributes.values().stream()
                .filter(attribute -> attribute.definition().isRequired())
                .filter(attribute -> !attribute.name().equals("schemas"))
                .toList();
    }

    /** The name of the resource type, {@code User} or {@code Group}, as in {@code meta.resourceType}. */
    public String typeName() {
        return core.getName();
    }

    /** The last part of the address, {@code Users} or {@code Groups}. */
    public String endpoint() {
        return endpoint;
    }

    /** What the names in metrics of its operations begin with, {@code users.} or {@code groups.}. */
    public String operations() {
        return endpoint.toLowerCase(Locale.ROOT) + ".";
    }

    /** The URN of the core schema. */
    public String schema() {
        return core.getId();
    }

    SchemaResource coreSchema() {
        return core;
    }

    List<SchemaResource> extensions() {
        return extensions;
    }

    /** The extensions, as complex attributes named by their URN. */
    Collection<SchemaAttribute> extensionRoots() {
        return extensionRoots.values();
    }

    /** The core attribute or extension with this name in any letter case; null when there is none. */
    SchemaAttribute top(String name) {
        String folded = Json.fold(name);
        SchemaAttribute attribute = attributes.get(folded);
        return attribute == null ? extensionRoots.get(folded) : attribute;
    }

    /** Whether this is the path of an attribute, in any letter case. */
    public boolean knows(String path) {
        return AttributeName.of(path, this).isKnown();
    }

    /**
     * The resource of a POST or PUT in canonical form. Names are spelled as in the schema. Keys with the core URN, flat
     * extension keys and dotted keys are moved to where they belong. Unknown and read-only attributes,
     * {@code password}, null, [] and {} are dropped, so an absent attribute is unassigned. {@code schemas} is written
     * to fit the content.
     *
     * @param raw is not changed
     * @throws ScimProblem 400 {@code invalidValue} when a value has a wrong type or cannot be stored, or a required
     *     attribute is missing; 400 {@code invalidSyntax} when {@code schemas} names no schema of this kind
     */
    public ObjectNode normalise(ObjectNode raw) {
        ObjectNode result = read(raw, Reading.STRICT);
        finish(result);
        return result;
    }

    /** As {@link #normalise}, but required attributes may be missing. */
    ObjectNode read(ObjectNode raw, Reading reading) {
        reading.read(SCHEMAS, () -> checkSchemas(Json.member(raw, SCHEMAS)));
        ObjectNode result = Json.object();
        // First, so that it comes first in the answer.
        result.putArray(SCHEMAS);
        readAll(raw, result, reading);
        return result;
    }

    /** A copy without the read-only attributes. It starts with {@code schemas}. */
    ObjectNode writable(ObjectNode resource) {
        ObjectNode copy = Json.object();
        copy.putArray(SCHEMAS);
        resource.properties().forEach(member -> {
            SchemaAttribute attribute = top(member.getKey());
            if (attribute != null && !attribute.isReadOnly()) {
                copy.set(attribute.name(), member.getValue().deepCopy());
            }
        });
        return copy;
    }

    /**
     * Taking a required attribute away is {@code mutability}; sending none is {@code invalidValue} (RFC 7644 §3.5.2.2).
     */
    void checkNotRemoved(ObjectNode resource) {
        for (SchemaAttribute attribute : required) {
            if (!resource.has(attribute.name())) {
                throw ScimProblem.mutability(attribute.path() + " is required");
            }
        }
    }

    /** Writes {@code schemas} to fit the content and checks that required attributes are there. */
    void finish(ObjectNode resource) {
        writeSchemas(resource);
        checkRequired(resource, Reading.STRICT);
    }

    void writeSchemas(ObjectNode resource) {
        ArrayNode schemas = resource.putArray(SCHEMAS).add(schema());
        extensions.stream().map(SchemaResource::getId).filter(resource::has).forEach(schemas::add);
    }

    void checkRequired(ObjectNode resource, Reading reading) {
        required.forEach(attribute -> reading.read(attribute.path(), () -> checkRequired(attribute, resource)));
    }

    private void checkRequired(SchemaAttribute attribute, ObjectNode resource) {
        String text = resource.path(attribute.name()).asText();
        if (TextRule.isBlank(text)) {
            throw attribute.invalid("is required");
        }
        checkName(attribute, text);
    }

    /** A group's name has less room than a person's display name. */
    void checkName(SchemaAttribute attribute, String text) {
        if (this == GROUP && attribute.name().equals(DISPLAY_NAME) && text.length() > MAX_GROUP_NAME) {
            throw attribute.invalid("is longer than " + MAX_GROUP_NAME + " characters");
        }
    }

    private void readAll(ObjectNode raw, ObjectNode result, Reading reading) {
        for (Map.Entry<String, JsonNode> member : raw.properties()) {
            if (member.getKey().equalsIgnoreCase(schema()) && member.getValue() instanceof ObjectNode nested) {
                readAll(nested, result, reading);
            } else {
                read(AttributeName.of(member.getKey(), this), member.getValue(), result, reading);
            }
        }
    }

    private void read(AttributeName name, JsonNode raw, ObjectNode result, Reading reading) {
        if (!name.isKnown() || name.isReadOnly() || name.top().name().equals(SCHEMAS)) {
            return;
        }
        if (name.steps().size() == 1 && name.top().hasParts() && raw instanceof ObjectNode parts) {
            // Part by part, so that a good one is read beside a bad one.
            parts.properties()
                    .forEach(part -> reading.read(
                            pathOfPart(name.top(), part.getKey()),
                            () -> read(name, Json.object().set(part.getKey(), part.getValue()), result)));
        } else {
            reading.read(name.path(), () -> read(name, raw, result));
        }
    }

    private static String pathOfPart(SchemaAttribute attribute, String part) {
        AttributeName name = AttributeName.within(attribute, part);
        return name.isKnown() ? name.path() : attribute.path();
    }

    private void read(AttributeName name, JsonNode raw, ObjectNode result) {
        SchemaAttribute top = name.top();
        if (name.steps().size() == 1) {
            top.read(raw).ifPresent(read -> Json.merge(result, top.name(), read));
        } else if (!top.isMultiValued()) {
            JsonNode nested = raw;
            for (int i = name.steps().size() - 1; i > 0; i--) {
                nested = Json.object().set(name.steps().get(i).name(), nested);
            }
            top.read(nested).ifPresent(read -> Json.merge(result, top.name(), read));
        }
    }

    private void checkSchemas(JsonNode raw) {
        if (Json.isUnassigned(raw)) {
            return;
        }
        Iterable<JsonNode> named = raw.isArray() ? raw : List.of(raw);
        boolean ours = false;
        for (JsonNode urn : named) {
            if (!urn.isTextual()) {
                throw ScimProblem.invalidValue("schemas must be an array of strings");
            }
            ours |= schema().equalsIgnoreCase(urn.textValue())
                    || extensionRoots.containsKey(Json.fold(urn.textValue()));
        }
        if (!ours) {
            throw ScimProblem.invalidSyntax("schemas names no schema of a " + typeName());
        }
    }
}
