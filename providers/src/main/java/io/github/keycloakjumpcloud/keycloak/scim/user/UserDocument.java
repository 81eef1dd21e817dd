package io.github.keycloakjumpcloud.keycloak.scim.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.scim.PrimaryEmail;
import io.github.keycloakjumpcloud.scim.SeveralValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the fields of a normalised User resource (RFC 7643 §4.1, §4.3). */
record UserDocument(ObjectNode json) {

    String userName() {
        return json.path("userName").asText();
    }

    Optional<String> givenName() {
        return text(json.path("name").path("givenName"));
    }

    Optional<String> familyName() {
        return text(json.path("name").path("familyName"));
    }

    Optional<String> title() {
        return text(json.path("title"));
    }

    Optional<String> department() {
        return text(json.path(UserField.ENTERPRISE).path("department"));
    }

    Optional<String> externalId() {
        return text(json.path("externalId"));
    }

    /** The primary address, or else the first. */
    Optional<String> email() {
        return PrimaryEmail.of(json).flatMap(email -> text(email.path("value")));
    }

    /** The same; empty when it is none. */
    Optional<EmailAddress> address() {
        return email().flatMap(EmailAddress::parse);
    }

    /** All addresses. */
    Stream<String> emails() {
        return SeveralValues.of(json.path("emails")).flatMap(email -> text(email.path("value")).stream());
    }

    /** Absent means true. */
    boolean active() {
        return json.path("active").asBoolean(true);
    }

    /** The values of an attribute of the core schema or, without its prefix, of the enterprise extension. */
    List<String> values(String name) {
        JsonNode node = json.has(name)
                ? json.get(name)
                : json.path(UserField.ENTERPRISE).path(name);
        List<String> values = new ArrayList<>();
        SeveralValues.of(node)
                .map(UserDocument::scalar)
                .flatMap(Optional::stream)
                .forEach(values::add);
        return values;
    }

    private static Optional<String> scalar(JsonNode node) {
        return text(node.isObject() ? node.path("value") : node);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.asText().isBlank()
                ? Optional.of(node.asText())
                : Optional.empty();
    }
}
