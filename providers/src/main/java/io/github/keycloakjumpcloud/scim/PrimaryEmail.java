package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Which of a user's e-mail addresses counts (RFC 7643 §2.4, §4.1.2). */
public final class PrimaryEmail {

    private PrimaryEmail() {}

    /**
     * The entry of {@code emails} that counts, as it stands in the user: the first that is primary, else the first. Empty when there
     * is no entry that is an object.
     */
    public static Optional<ObjectNode> of(ObjectNode user) {
        List<ObjectNode> emails = elements(user.path("emails"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
        return emails.stream()
                .filter(email -> email.path("primary").asBoolean())
                .findFirst()
                .or(() -> emails.stream().findFirst());
    }

    /** A client may send a single entry without the list. */
    private static Stream<JsonNode> elements(JsonNode node) {
        return node instanceof ArrayNode array ? StreamSupport.stream(array.spliterator(), false) : Stream.of(node);
    }
}
