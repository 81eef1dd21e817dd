package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The members that a message names for a group (RFC 7643 §4.2). Only users can be members. */
public final class GroupMembers {

    private static final SchemaAttribute MEMBERS = ResourceKind.GROUP.top(SchemaAttribute.MEMBERS);

    private GroupMembers() {}

    /**
     * The ids of the members.
     *
     * @param group in canonical form
     * @return the ids in order, each once; empty when there are none
     * @throws ScimProblem 400 {@code invalidValue} when a member is a group or has no id
     */
    public static List<String> ids(ObjectNode group) {
        return of(group.path(SchemaAttribute.MEMBERS));
    }

    /** The ids in a value of {@code members}, in any form. */
    static List<String> read(JsonNode raw) {
        return MEMBERS.read(raw).map(GroupMembers::of).orElse(List.of());
    }

    private static List<String> of(JsonNode members) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode member : members) {
            if (member.path("type").asText().equalsIgnoreCase(ResourceKind.GROUP.typeName())) {
                throw ScimProblem.invalidValue("members may be users only");
            }
            String id = member.path(SchemaAttribute.VALUE).asText();
            if (TextRule.isBlank(id)) {
                throw ScimProblem.invalidValue("members.value is required");
            }
            ids.add(id);
        }
        return List.copyOf(ids);
    }
}
