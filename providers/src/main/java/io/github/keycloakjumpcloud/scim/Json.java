package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.CaseIgnoreObjectNode;
import java.util.Locale;
import java.util.Map;

/** JSON trees of this package, and their members, found by name in any letter case (RFC 7643 §2.1). */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The member with this name in any letter case; null when there is none or it is the JSON null. */
    static JsonNode member(ObjectNode object, String name) {
        JsonNode found = memberOrNull(object, name);
        return isNull(found) ? null : found;
    }

    /** The member with this name in any letter case, which may be the JSON null; null when there is none. */
    static JsonNode memberOrNull(ObjectNode object, String name) {
        JsonNode found = object.get(name);
        if (found == null && !(object instanceof CaseIgnoreObjectNode)) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (member.getKey().equalsIgnoreCase(name)) {
                    return member.getValue();
                }
            }
        }
        return found;
    }

    static boolean isNull(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }

    /**
     * Whether there is no value: null, [] and {} mean that (RFC 7643 §2.5), and JumpCloud uses an empty string for it.
     */
    static boolean isUnassigned(JsonNode node) {
        return isNull(node) || isEmptyText(node) || (node.isContainerNode() && node.isEmpty());
    }

    private static boolean isEmptyText(JsonNode node) {
        return node.isTextual() && node.textValue().isEmpty();
    }

    /** Sets the value. If both are objects, the members are added to the object that is there. */
    static void merge(ObjectNode target, String name, JsonNode value) {
        if (target.get(name) instanceof ObjectNode present && value instanceof ObjectNode more) {
            more.properties().forEach(member -> merge(present, member.getKey(), member.getValue()));
        } else {
            target.set(name, value);
        }
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
