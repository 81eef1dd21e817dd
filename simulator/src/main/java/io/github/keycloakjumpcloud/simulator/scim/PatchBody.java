package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** The bodies of PATCH requests with one operation (RFC 7644 section 3.5.2). */
final class PatchBody {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PatchBody() {}

    /** The operation {@code replace}; a null path leaves the path out. */
    static ObjectNode replace(String path, JsonNode value) {
        return operation("replace", path, value);
    }

    static ObjectNode addMembers(Collection<String> ids) {
        return operation("add", "members", members(ids));
    }

    static ObjectNode removeMembers(Collection<String> ids) {
        return operation("remove", "members", members(ids));
    }

    static ObjectNode remove(String path) {
        return operation("remove", path, null);
    }

    static ArrayNode members(Collection<String> ids) {
        ArrayNode members = NODES.arrayNode();
        ids.forEach(id -> members.addObject().put("value", id));
        return members;
    }

    private static ObjectNode operation(String op, String path, JsonNode value) {
        ObjectNode body = NODES.objectNode();
        body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        ObjectNode operation = body.putArray("Operations").addObject().put("op", op);
        if (path != null) {
            operation.put("path", path);
        }
        if (value != null) {
            operation.set("value", value);
        }
        return body;
    }
}
