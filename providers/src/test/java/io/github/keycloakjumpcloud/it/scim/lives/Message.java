package io.github.keycloakjumpcloud.it.scim.lives;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.List;
import java.util.Optional;

/**
 * What SCIM tells of somebody in a PUT or PATCH.
 *
 * @param address that it gives to the person; empty when it gives none
 * @param active what it says of that
 * @param good whether nothing in it may be refused but the address
 */
record Message(String method, ObjectNode body, Optional<String> address, Optional<Boolean> active, boolean good) {

    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final String ODD = "Jo [the] O'Neil";

    /** A person as JumpCloud pushes one. */
    static ObjectNode person(Life life, Human human, String address) {
        ObjectNode user =
                ScimSide.user("somebody").put("userName", address).put("externalId", human.externalId(life.number()));
        ((ObjectNode) user.get("emails").get(0)).put("value", address);
        return user;
    }

    static Message put(Life life, Human human, String address, String taken, int variant) {
        ObjectNode user = person(life, human, address);
        Optional<String> told = Optional.of(address);
        return switch (variant) {
            case 0 -> new Message("PUT", user.put("active", false), told, Optional.of(false), true);
            case 1 -> new Message("PUT", without(user), told, Optional.empty(), true);
            case 2 -> new Message("PUT", user.putNull("active"), told, Optional.empty(), true);
            case 3 -> new Message("PUT", user.put("active", "banana"), told, Optional.empty(), false);
            case 4 -> new Message("PUT", withOddNames(user), told, Optional.of(true), true);
            case 5 ->
                new Message(
                        "PUT",
                        person(life, human, taken).put("active", true),
                        Optional.of(taken),
                        Optional.of(true),
                        true);
            case 6 ->
                new Message(
                        "PUT",
                        withOddNames(person(life, human, taken)).put("active", false),
                        Optional.of(taken),
                        Optional.of(false),
                        true);
            case 7 -> new Message("PUT", user.put("active", false).putNull("emails"), told, Optional.of(false), true);
            default -> new Message("PUT", user.put("active", true), told, Optional.of(true), true);
        };
    }

    static Message patch(String address, String taken, int variant) {
        return switch (variant) {
            case 0, 1 -> patch(Optional.empty(), Optional.of(false), true, active(BooleanNode.FALSE));
            case 2, 3 -> patch(Optional.empty(), Optional.of(true), true, active(BooleanNode.TRUE));
            case 4 -> patch(Optional.empty(), Optional.empty(), true, active(NullNode.getInstance()));
            case 5 -> patch(Optional.of(address), Optional.empty(), true, userName(address), email(address));
            case 6 -> patch(Optional.empty(), Optional.empty(), true, givenName());
            case 7 -> patch(Optional.of(taken), Optional.empty(), true, userName(taken), email(taken));
            case 8 ->
                patch(
                        Optional.of(taken),
                        Optional.of(false),
                        true,
                        email(taken),
                        givenName(),
                        active(TextNode.valueOf("False")));
            case 9 -> patch(Optional.empty(), Optional.empty(), true, ScimSide.operation("remove", "active", null));
            default -> patch(Optional.empty(), Optional.empty(), false, active(TextNode.valueOf("banana")));
        };
    }

    private static Message patch(
            Optional<String> address, Optional<Boolean> active, boolean good, JsonNode... operations) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(PATCH);
        body.putArray("Operations").addAll(List.of(operations));
        return new Message("PATCH", body, address, active, good);
    }

    private static ObjectNode without(ObjectNode user) {
        user.remove("active");
        return user;
    }

    private static ObjectNode withOddNames(ObjectNode user) {
        user.putObject("name").put("givenName", ODD).put("familyName", "Mc\"Gee <x>");
        return user;
    }

    private static ObjectNode active(JsonNode value) {
        return ScimSide.operation("replace", "active", value);
    }

    private static ObjectNode userName(String address) {
        return ScimSide.operation("replace", "userName", TextNode.valueOf(address));
    }

    private static ObjectNode email(String address) {
        return ScimSide.operation("replace", "emails[type eq \"work\"].value", TextNode.valueOf(address));
    }

    private static ObjectNode givenName() {
        return ScimSide.operation("replace", "name.givenName", TextNode.valueOf(ODD));
    }

    boolean putsOut() {
        return active.equals(Optional.of(false));
    }
}
