package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One value that a realm has otherwise than a blueprint.
 *
 * @param path where, as in a JSON Pointer (RFC 6901), with names in the place of positions for what has a name
 * @param blueprint null where the blueprint has nothing
 * @param realm null where the realm has nothing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BlueprintDifference(String path, String blueprint, String realm) {

    /** What names an element of a list; a mapper's name is one only together with its connection. */
    private static final List<String> NAMES = List.of("identityProviderAlias", "alias", "name");

    /** By path. */
    static List<BlueprintDifference> between(JsonNode blueprint, JsonNode realm) {
        Map<String, String> wanted = values(blueprint);
        Map<String, String> found = values(realm);
        Set<String> paths = new TreeSet<>(wanted.keySet());
        paths.addAll(found.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(wanted.get(path), found.get(path)))
                .map(path -> new BlueprintDifference(path, wanted.get(path), found.get(path)))
                .toList();
    }

    private static Map<String, String> values(JsonNode tree) {
        Map<String, String> values = new TreeMap<>();
        collect("", tree, values);
        return values;
    }

    private static void collect(String path, JsonNode tree, Map<String, String> values) {
        if (tree.isObject()) {
            tree.properties().forEach(field -> collect(path + "/" + escaped(field.getKey()), field.getValue(), values));
        } else if (tree.isArray()) {
            for (int i = 0; i < tree.size(); i++) {
                collect(path + "/" + name(tree.get(i), i), tree.get(i), values);
            }
        } else if (!tree.isNull() && !tree.asText().isEmpty()) {
            values.put(path, tree.asText());
        }
    }

    private static String name(JsonNode element, int position) {
        List<String> names = NAMES.stream()
                .map(field -> element.path(field).asText(""))
                .filter(text -> !text.isEmpty())
                .map(BlueprintDifference::escaped)
                .toList();
        return names.isEmpty() ? String.valueOf(position) : String.join(" ", names);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
