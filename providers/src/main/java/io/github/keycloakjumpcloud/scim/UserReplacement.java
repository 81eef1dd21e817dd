package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A PUT of a user (RFC 7644 §3.5.1).
 *
 * @param body the user as sent
 */
public record UserReplacement(ObjectNode body) implements UserChange {

    @Override
    public Optional<Boolean> active() {
        return ToldActive.in(body);
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public ObjectNode apply(ObjectNode current) {
        return ResourceKind.USER.normalise(body);
    }

    @Override
    public ObjectNode salvage(ObjectNode current, Consumer<String> leftOut) {
        List<String> kept = new ArrayList<>();
        Reading reading = Reading.leavingOut(kept::add);
        ObjectNode read = ResourceKind.USER.read(body, reading);
        ResourceKind.USER.checkRequired(read, reading);
        kept.forEach(leftOut);
        return UserChange.keep(current, read, kept);
    }
}
