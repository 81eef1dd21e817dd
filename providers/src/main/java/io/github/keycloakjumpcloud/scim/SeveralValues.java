package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The values of a multi-valued attribute (RFC 7643 §2.4). */
public final class SeveralValues {

    private SeveralValues() {}

    /** The elements of a list; a client may send a single value without the list. */
    public static Stream<JsonNode> of(JsonNode node) {
        return node instanceof ArrayNode array ? StreamSupport.stream(array.spliterator(), false) : Stream.of(node);
    }
}
