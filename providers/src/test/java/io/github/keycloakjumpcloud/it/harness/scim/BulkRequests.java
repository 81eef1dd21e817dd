package io.github.keycloakjumpcloud.it.harness.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;

/** Bulk requests (RFC 7644 §3.7), and what is read of their answers. */
public final class BulkRequests {

    private BulkRequests() {}

    /** A whole request; a number of zero carries everything out, whatever fails. */
    public static ObjectNode body(int failOnErrors, ObjectNode... operations) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("failOnErrors", failOnErrors);
        body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkRequest");
        body.putArray("Operations").addAll(List.of(operations));
        return body;
    }

    /** The data of an operation that patches. */
    public static ObjectNode patch(ObjectNode... operations) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putArray("Operations").addAll(List.of(operations));
        return patch;
    }

    /** One operation; an id or data of null is left out. */
    public static ObjectNode operation(String method, String path, String bulkId, ObjectNode data) {
        ObjectNode operation =
                JsonNodeFactory.instance.objectNode().put("method", method).put("path", path);
        if (bulkId != null) {
            operation.put("bulkId", bulkId);
        }
        if (data != null) {
            operation.set("data", data);
        }
        return operation;
    }

    /** In the order of the answer. */
    public static List<String> statuses(ScimAnswer answer) {
        List<String> statuses = new ArrayList<>();
        answer.body()
                .get("Operations")
                .forEach(operation -> statuses.add(operation.get("status").asText()));
        return statuses;
    }

    public static JsonNode byBulkId(ScimAnswer answer, String bulkId) {
        for (JsonNode operation : answer.body().get("Operations")) {
            if (operation.path("bulkId").asText().equals(bulkId)) {
                return operation;
            }
        }
        throw new AssertionError("No operation " + bulkId + ": " + answer.text());
    }
}
