package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import io.github.keycloakjumpcloud.scim.UserPatch;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The address that a PATCH would give to somebody, whoever that is (RFC 7644 §3.5.2). */
final class PatchedAddress {

    private static final String OPERATIONS = "Operations";
    private static final String USER_NAME = "userName";

    private PatchedAddress() {}

    /** Empty when the message has none that is understood. */
    static Optional<EmailAddress> of(ObjectNode patch) {
        // A user needs a name to be read at all; this one is no address.
        ObjectNode nobody = JsonNodeFactory.instance.objectNode().put(USER_NAME, "-");
        return UserResources.addressOf(new UserPatch(patch).salvage(nobody, path -> {}))
                .or(() -> selected(patch).findFirst());
    }

    /** Of a value that is selected by a filter, which only the user's own have. */
    private static Stream<EmailAddress> selected(ObjectNode patch) {
        return StreamSupport.stream(patch.path(OPERATIONS).spliterator(), false)
                .filter(operation ->
                        operation.path("path").asText().toLowerCase(Locale.ROOT).contains("emails"))
                .map(operation -> operation.path("value"))
                .filter(JsonNode::isTextual)
                .flatMap(value -> EmailAddress.parse(value.textValue()).stream());
    }
}
