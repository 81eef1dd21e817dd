package io.github.keycloakjumpcloud.keycloak.scim.promise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsedPerson;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsedPerson.Fate;
import io.github.keycloakjumpcloud.core.rehearsal.ResourceOrigin;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import java.util.List;
import java.util.Optional;

/**
 * A user or group as a rehearsal has answered it last.
 *
 * @param wasActive of a user whether the account is enabled in Keycloak; false where there is none
 * @param began as it was answered when it was created or taken over; empty for one that the connection
 *     had before
 * @param shown as it was answered last; empty for one that was deleted since
 */
public record Promise(
        ResourceKind kind,
        String id,
        ResourceOrigin origin,
        boolean wasActive,
        Optional<ObjectNode> began,
        Optional<ObjectNode> shown) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ORIGIN = "origin";
    private static final String WAS_ACTIVE = "wasActive";
    private static final String BEGAN = "began";
    private static final String SHOWN = "shown";

    private static final String ACTIVE = "active";

    /** One that begins with the answer to a create. */
    public static Promise begun(ResourceKind kind, ObjectNode answer, ResourceOrigin origin, boolean wasActive) {
        return new Promise(
                kind, answer.path("id").asText(), origin, wasActive, Optional.of(answer), Optional.of(answer));
    }

    /** The same with another answer. */
    public Promise showing(ObjectNode answer) {
        return new Promise(kind, id, origin, wasActive, began, Optional.of(answer));
    }

    /** The same, deleted. */
    public Promise gone() {
        return new Promise(kind, id, origin, wasActive, began, Optional.empty());
    }

    /** The same for an account that is there by now. */
    Promise takenOver(boolean isActive) {
        return new Promise(kind, id, ResourceOrigin.TAKEN_OVER, isActive, began, shown);
    }

    /** Whether an account would be made under the promised id. */
    boolean makesAccount() {
        return kind == ResourceKind.USER && isCreated() && shown.isPresent();
    }

    /** Whether it would be made or taken over by a create, and is not deleted: JumpCloud believes that it is there. */
    public boolean isOwed() {
        return began.isPresent() && shown.isPresent();
    }

    /** Whether the person would be let in. */
    public boolean isActive() {
        return shown.filter(user -> user.path(ACTIVE).asBoolean()).isPresent();
    }

    /** The same of a person who is let in no longer. */
    public Promise inactive() {
        return shown.or(() -> began)
                .map(user -> showing(user.deepCopy().put(ACTIVE, false)))
                .orElse(this);
    }

    /** Whether JumpCloud believes that the person has lost access to an account that may be there. */
    public boolean isLockOut() {
        return kind == ResourceKind.USER && began.isPresent() && !isActive() && (shown.isPresent() || !isCreated());
    }

    private boolean isCreated() {
        return origin == ResourceOrigin.CREATED;
    }

    /** The address of the person. */
    public Optional<EmailAddress> address() {
        return shown.flatMap(PromisedKeys::address);
    }

    /** The user name of the person, as it was answered last. */
    public Optional<String> userName() {
        return shown.or(() -> began).map(user -> user.path("userName").textValue());
    }

    /** JumpCloud's own id of the person. */
    public Optional<String> externalId() {
        return shown.map(user -> user.path("externalId").textValue());
    }

    /** Whether it was answered otherwise since it was begun; groups that a user joined do not count. */
    public boolean isChanged() {
        return !began.map(Promise::own).equals(shown.map(Promise::own));
    }

    private static ObjectNode own(ObjectNode answer) {
        return answer.deepCopy().without(List.of("groups", "meta"));
    }

    /** What would become of the person. */
    public RehearsedPerson person() {
        Fate there = isActive() ? Fate.ENABLED : Fate.DISABLED;
        return new RehearsedPerson(origin, wasActive, shown.isEmpty() ? Fate.GONE : there);
    }

    static Promise read(ResourceKind kind, String id, String stored) {
        ObjectNode json = parse(stored);
        return new Promise(
                kind,
                id,
                ResourceOrigin.valueOf(json.path(ORIGIN).asText()),
                json.path(WAS_ACTIVE).asBoolean(),
                object(json, BEGAN).or(() -> object(json, SHOWN).filter(any -> !json.has(BEGAN))),
                object(json, SHOWN));
    }

    private static ObjectNode parse(String stored) {
        try {
            return (ObjectNode) JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of a rehearsal is no JSON", e);
        }
    }

    private static Optional<ObjectNode> object(ObjectNode json, String name) {
        return json.path(name) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    /** What was begun is left out where it is what is shown, and null where there is nothing. */
    String stored() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(ORIGIN, origin.name());
        json.put(WAS_ACTIVE, wasActive);
        if (isChanged()) {
            began.ifPresentOrElse(object -> json.set(BEGAN, object), () -> json.putNull(BEGAN));
        }
        shown.ifPresent(object -> json.set(SHOWN, object));
        return json.toString();
    }
}
