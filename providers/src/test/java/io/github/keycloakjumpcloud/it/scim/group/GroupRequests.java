package io.github.keycloakjumpcloud.it.scim.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Operations of a PATCH of a group, written short.
 *
 * @param people the id of each name
 */
record GroupRequests(Map<String, String> people) {

    /** {@code op|path|value}: {@code [a,b]} members, {@code {a}} one member, {@code members:[a]} an object with them. */
    ObjectNode operation(String text) {
        String[] parts = text.split("\\|", -1);
        return ScimSide.operation(
                parts[0], parts[1].isEmpty() ? null : withIds(parts[1]), parts[2].isEmpty() ? null : value(parts[2]));
    }

    /** Of names with blanks between them. */
    Set<String> idsOf(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(this::id)
                .collect(Collectors.toSet());
    }

    private JsonNode value(String text) {
        if (text.startsWith("members:")) {
            return JsonNodeFactory.instance.objectNode().set("members", value(text.substring("members:".length())));
        }
        if (text.startsWith("[")) {
            return ScimSide.members(ids(text).toArray(String[]::new));
        }
        return text.startsWith("{")
                ? ScimSide.members(ids(text).get(0)).get(0)
                : TextNode.valueOf(text.replace("'", ""));
    }

    private List<String> ids(String list) {
        return Arrays.stream(list.substring(1, list.length() - 1).split(","))
                .filter(name -> !name.isEmpty())
                .map(this::id)
                .toList();
    }

    private String withIds(String path) {
        String replaced = path;
        for (Map.Entry<String, String> person : people.entrySet()) {
            replaced = replaced.replace("\"" + person.getKey() + "\"", "\"" + person.getValue() + "\"");
        }
        return replaced;
    }

    private String id(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }
}
