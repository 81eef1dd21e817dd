package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The answer to a Bulk request (RFC 7644 §3.7.3). */
public final class BulkAnswer {

    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private BulkAnswer() {}

    /**
     * The whole answer.
     *
     * @param operations answers made by the other methods of this class, in order
     */
    public static ObjectNode of(List<ObjectNode> operations) {
        ObjectNode answer = Json.object();
        answer.putArray("schemas").add(SCHEMA);
        answer.putArray("Operations").addAll(operations);
        return answer;
    }

    /**
     * The answer to an operation that was carried out.
     *
     * @param location the address of the resource
     */
    public static ObjectNode succeeded(BulkOperation operation, int status, String location) {
        return operation(operation, status, location);
    }

    /**
     * The answer to an operation that failed.
     *
     * @param location the address of the resource; null when there is none, as after a POST
     */
    public static ObjectNode failed(BulkOperation operation, ScimProblem problem, String location) {
        ObjectNode answer = operation(operation, problem.status(), location);
        answer.set("response", problem.body());
        return answer;
    }

    private static ObjectNode operation(BulkOperation operation, int status, String location) {
        ObjectNode answer = Json.object();
        operation.method().map(BulkMethod::name).ifPresent(method -> answer.put("method", method));
        operation.bulkId().ifPresent(bulkId -> answer.put("bulkId", bulkId));
        if (location != null) {
            answer.put("location", location);
        }
        return answer.put("status", Integer.toString(status));
    }
}
