package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The members in answers about groups, and the groups in answers about users. */
final class PromisedMembers {

    private static final String MEMBERS = "members";
    private static final String GROUPS = "groups";
    private static final String VALUE = "value";

    private PromisedMembers() {}

    /** The members of a group, by id. */
    static Map<String, JsonNode> of(Optional<ObjectNode> group) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        group.ifPresent(shown -> shown.path(MEMBERS)
                .forEach(member -> members.put(member.path(VALUE).asText(), member)));
        return members;
    }

    /** The group with no more members than these. */
    static ObjectNode keep(ObjectNode group, Set<String> ids) {
        return filtered(group, MEMBERS, ids::contains);
    }

    /** The group with further members. */
    static ObjectNode add(ObjectNode group, Collection<JsonNode> members) {
        return members.isEmpty() ? group : with(group, MEMBERS, members);
    }

    /** The user without this group. */
    static ObjectNode outOf(ObjectNode user, String groupId) {
        return filtered(user, GROUPS, id -> !id.equals(groupId));
    }

    /** The user with this group, by its name of now. */
    static ObjectNode in(ObjectNode user, ObjectNode group) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put(VALUE, group.path("id").asText());
        entry.put("$ref", group.path("meta").path("location").asText());
        entry.put("display", group.path("displayName").asText());
        entry.put("type", "direct");
        return with(outOf(user, entry.path(VALUE).asText()), GROUPS, Set.of(entry));
    }

    /** The user as answered now, with the promised groups that the answer could not know. */
    static ObjectNode stillIn(ObjectNode answer, Optional<Promise> before) {
        ObjectNode shown = answer.deepCopy();
        before.flatMap(Promise::shown).ifPresent(last -> {
            Map<String, JsonNode> groups = new LinkedHashMap<>();
            shown.path(GROUPS).forEach(group -> groups.put(group.path(VALUE).asText(), group));
            last.path(GROUPS)
                    .forEach(group -> groups.putIfAbsent(group.path(VALUE).asText(), group));
            write(shown, GROUPS, groups.values());
        });
        return shown;
    }

    private static ObjectNode with(ObjectNode resource, String array, Collection<? extends JsonNode> more) {
        ObjectNode shown = resource.deepCopy();
        ArrayNode all = shown.path(array) instanceof ArrayNode present ? present : shown.putArray(array);
        more.forEach(all::add);
        return shown;
    }

    private static ObjectNode filtered(ObjectNode resource, String array, Predicate<String> keeps) {
        ObjectNode shown = resource.deepCopy();
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        shown.path(array).forEach(entry -> {
            if (keeps.test(entry.path(VALUE).asText())) {
                kept.put(entry.path(VALUE).asText(), entry);
            }
        });
        write(shown, array, kept.values());
        return shown;
    }

    private static void write(ObjectNode resource, String array, Collection<JsonNode> entries) {
        if (entries.isEmpty()) {
            resource.remove(array);
        } else {
            entries.forEach(resource.putArray(array)::add);
        }
    }
}
