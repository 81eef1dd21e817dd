package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References to resources that the same Bulk request creates (RFC 7644 §3.7.2): {@code bulkId:} as a whole value, or
 * within the filter of a path.
 */
final class BulkReferences {

    private static final String PREFIX = "bulkId:";
    private static final Pattern IN_FILTER = Pattern.compile("\"bulkId:([^\"\\\\]*)\"");

    /** Replaces a reference to nothing. No attribute accepts a number. */
    private static final JsonNode NOTHING = IntNode.valueOf(0);

    private final Function<String, Optional<String>> created;
    private final boolean strict;

    /**
     * @param strict whether a reference to nothing is refused; if false, it becomes a value that no attribute accepts
     */
    BulkReferences(Function<String, Optional<String>> created, boolean strict) {
        this.created = created;
        this.strict = strict;
    }

    static BulkReferences strict(Function<String, Optional<String>> created) {
        return new BulkReferences(created, true);
    }

    /** The bulkIds to which the operation refers. */
    static Set<String> of(BulkOperation.Valid operation) {
        Set<String> named = new HashSet<>();
        operation.resolved(bulkId -> {
            named.add(bulkId);
            return Optional.of(bulkId);
        });
        return named;
    }

    String replaceWhole(String text) {
        return text.startsWith(PREFIX) ? id(text.substring(PREFIX.length())) : text;
    }

    /** A deep copy with all references replaced. */
    ObjectNode replaceAll(ObjectNode data) {
        ObjectNode copy = data.deepCopy();
        replaceIn(copy);
        return copy;
    }

    private void replaceIn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> object.set(member.getKey(), replaced(member.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i)));
            }
        }
    }

    private JsonNode replaced(JsonNode node) {
        if (!node.isTextual()) {
            replaceIn(node);
            return node;
        }
        String text = node.textValue();
        if (!text.contains(PREFIX)) {
            return node;
        }
        return strict ? replaced(text) : replacedIfThere(text);
    }

    private JsonNode replacedIfThere(String text) {
        try {
            return replaced(text);
        } catch (ScimProblem e) {
            return NOTHING;
        }
    }

    private JsonNode replaced(String text) {
        Matcher inFilter = IN_FILTER.matcher(replaceWhole(text));
        return TextNode.valueOf(inFilter.replaceAll(match -> Matcher.quoteReplacement('"' + id(match.group(1)) + '"')));
    }

    private String id(String bulkId) {
        return created.apply(bulkId)
                .orElseThrow(() -> ScimProblem.invalidValue("A bulkId refers to nothing that was created"));
    }
}
