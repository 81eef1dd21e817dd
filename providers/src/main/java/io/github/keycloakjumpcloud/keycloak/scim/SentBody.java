package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;

/** The body of a request, which is read once. */
final class SentBody implements Supplier<ObjectNode> {

    private final Supplier<ObjectNode> source;
    private ObjectNode body;

    SentBody(Supplier<ObjectNode> source) {
        this.source = source;
    }

    /** Fails as the source does. */
    @Override
    public ObjectNode get() {
        if (body == null) {
            body = source.get();
        }
        return body;
    }

    /** Empty before it was read, and where it could not be. */
    Optional<ObjectNode> read() {
        return Optional.ofNullable(body);
    }

    /** A text in it; empty when it has none there, or has not been read. */
    Optional<String> text(String attribute) {
        return Optional.ofNullable(body).stream()
                .flatMap(read -> read.properties().stream())
                .filter(property -> property.getKey().equalsIgnoreCase(attribute))
                .filter(property -> property.getValue().isTextual())
                .map(property -> property.getValue().textValue())
                .findFirst();
    }
}
