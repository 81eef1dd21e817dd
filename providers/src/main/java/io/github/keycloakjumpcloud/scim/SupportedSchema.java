package io.github.keycloakjumpcloud.scim;

import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.utils.SchemaUtils;
import java.beans.IntrospectionException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The library's schema of a type, without what is not supported. Where the library differs from RFC 7643 §7 and §8.7,
 * the schema follows the RFC.
 */
final class SupportedSchema {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Set<String> LEFT_OUT = Set.of("password", "x509Certificates");
    private static final Set<String> CASE_EXACT = Set.of("members.value", "groups.value", "meta.version");
    private static final Set<String> NOT_REQUIRED = Set.of("manager.value", "manager.$ref");
    private static final Set<String> OF_USERS_ONLY = Set.of("members.type", "members.$ref");

    private SupportedSchema() {}

    static SchemaResource of(Class<?> annotated) {
        try {
            SchemaResource schema = SchemaUtils.getSchema(annotated);
            return new SchemaResource(
                    schema.getId(), schema.getName(), schema.getDescription(), supported(schema.getAttributes(), ""));
        } catch (IntrospectionException e) {
            throw new IllegalStateException("No schema in " + annotated, e);
        }
    }

    /** {@code schemas}, {@code id}, {@code externalId} and {@code meta} (RFC 7643 §3.1). */
    static List<AttributeDefinition> common() {
        return supported(SchemaUtils.COMMON_ATTRIBUTE_DEFINITIONS, "");
    }

    private static List<AttributeDefinition> supported(Collection<AttributeDefinition> definitions, String prefix) {
        return definitions.stream()
                .filter(definition -> !LEFT_OUT.contains(definition.getName()))
                .map(definition -> supported(definition, prefix + definition.getName()))
                .toList();
    }

    private static AttributeDefinition supported(AttributeDefinition definition, String path) {
        AttributeDefinition.Builder builder = new AttributeDefinition.Builder()
                .setName(definition.getName())
                .setType(definition.getType())
                .setMultiValued(definition.isMultiValued())
                .setDescription(definition.getDescription())
                .setRequired(definition.isRequired() && !NOT_REQUIRED.contains(path))
                .setCaseExact(isCaseExact(definition, path))
                .setMutability(definition.getMutability())
                .setReturned(definition.getReturned())
                .setUniqueness(definition.getUniqueness());
        if (definition.getSubAttributes() != null) {
            builder.addSubAttributes(
                    supported(definition.getSubAttributes(), path + ".").toArray(AttributeDefinition[]::new));
        }
        return limited(builder, definition, path).build();
    }

    private static AttributeDefinition.Builder limited(
            AttributeDefinition.Builder builder, AttributeDefinition definition, String path) {
        return builder.addCanonicalValues(limited(definition.getCanonicalValues(), path))
                .addReferenceTypes(limited(definition.getReferenceTypes(), path));
    }

    private static String[] limited(Collection<String> names, String path) {
        if (names == null) {
            return new String[0];
        }
        return OF_USERS_ONLY.contains(path) ? new String[] {"User"} : names.toArray(String[]::new);
    }

    private static boolean isCaseExact(AttributeDefinition definition, String path) {
        return switch (definition.getType()) {
            case STRING -> definition.isCaseExact() || CASE_EXACT.contains(path);
            case REFERENCE, BINARY -> true;
            default -> false;
        };
    }
}
