package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Which of a user's e-mail addresses counts (RFC 7643 §2.4, §4.1.2). */
public final class PrimaryEmail {

    private PrimaryEmail() {}

    /**
     * The entry of {@code emails} that counts, as it stands in the user: the first that is primary, else the first. Empty when there
     * is no entry that is an object.
     */
    public static Optional<ObjectNode> of(ObjectNode user) {
        List<ObjectNode> emails = SeveralValues.of(user.path("emails"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
        return emails.stream()
                .filter(email -> email.path("primary").asBoolean())
                .findFirst()
                .or(() -> emails.stream().findFirst());
    }
}
