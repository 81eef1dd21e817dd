package io.github.keycloakjumpcloud.it.scim.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;

/** Bulk requests (RFC 7644 §3.7), and what is read of their answers. */
final class BulkRequests {

    private BulkRequests() {}

    static ObjectNode patch(ObjectNode... operations) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putArray("Operations").addAll(List.of(operations));
        return patch;
    }

    static ObjectNode operation(String method, String path, String bulkId, ObjectNode data) {
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

    static List<String> statuses(ScimAnswer answer) {
        List<String> statuses = new ArrayList<>();
        answer.body()
                .get("Operations")
                .forEach(operation -> statuses.add(operation.get("status").asText()));
        return statuses;
    }

    static JsonNode byBulkId(ScimAnswer answer, String bulkId) {
        for (JsonNode operation : answer.body().get("Operations")) {
            if (operation.path("bulkId").asText().equals(bulkId)) {
                return operation;
            }
        }
        throw new AssertionError("No operation " + bulkId + ": " + answer.text());
    }
}
