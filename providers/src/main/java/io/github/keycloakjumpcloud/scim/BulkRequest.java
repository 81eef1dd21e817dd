package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Bulk request (RFC 7644 §3.7).
 *
 * @param failOnErrors the number of errors after which to stop; 0 means never
 * @param operations in the order in which they must be carried out: as sent, except that an operation waits for the
 *     resources to which it refers
 */
public record BulkRequest(int failOnErrors, List<BulkOperation> operations) {

    /** The most operations in one request. */
    public static final int MAX_OPERATIONS = 1_000;

    private static final int MAX_BULK_ID = 255;

    /**
     * Reads the request. A fault in a single operation makes only that operation
     * {@linkplain BulkOperation.Invalid invalid}.
     *
     * @throws ScimProblem 400 when the message is no Bulk request, 413 when it has more than {@link #MAX_OPERATIONS}
     *     operations
     */
    public static BulkRequest read(ObjectNode request) {
        JsonNode operations = Json.member(request, "Operations");
        if (operations == null || !operations.isArray()) {
            throw ScimProblem.invalidSyntax("Operations must be an array of operations");
        }
        if (operations.size() > MAX_OPERATIONS) {
            throw ScimProblem.tooLarge("There are more than " + MAX_OPERATIONS + " operations");
        }
        List<BulkOperation> read = new ArrayList<>(operations.size());
        Set<String> bulkIds = new HashSet<>();
        operations.forEach(operation -> read.add(read(operation, bulkIds)));
        return new BulkRequest(failOnErrors(Json.member(request, "failOnErrors")), inOrder(read));
    }

    /** Whether to stop after this number of errors. */
    public boolean stopsAfter(int errors) {
        return failOnErrors > 0 && errors >= failOnErrors;
    }

    private static int failOnErrors(JsonNode value) {
        if (value == null) {
            return 0;
        }
        if (!value.isIntegralNumber() || value.decimalValue().signum() < 0) {
            throw ScimProblem.invalidValue("failOnErrors must be a whole number");
        }
        return value.canConvertToInt() ? value.intValue() : Integer.MAX_VALUE;
    }

    private static BulkOperation read(JsonNode node, Set<String> bulkIds) {
        if (!(node instanceof ObjectNode operation)) {
            return new BulkOperation.Invalid(
                    Optional.empty(), Optional.empty(), ScimProblem.invalidSyntax("An operation must be an object"));
        }
        Optional<BulkMethod> method = method(Json.member(operation, "method"));
        Optional<String> bulkId = bulkId(Json.member(operation, "bulkId"));
        try {
            return read(operation, method, bulkId, bulkIds);
        } catch (ScimProblem problem) {
            return new BulkOperation.Invalid(method, bulkId, problem);
        }
    }

    private static BulkOperation read(
            ObjectNode operation, Optional<BulkMethod> method, Optional<String> bulkId, Set<String> bulkIds) {
        BulkMethod type =
                method.orElseThrow(() -> ScimProblem.invalidSyntax("method must be POST, PUT, PATCH or DELETE"));
        Route.OfResources route = BulkPath.read(Json.member(operation, "path"));
        if ((type == BulkMethod.POST) == route instanceof Route.One) {
            throw ScimProblem.methodNotAllowed(
                    type == BulkMethod.POST
                            ? "A POST goes to all resources of a type"
                            : "The path must name one resource for this method");
        }
        BulkOperation.Valid read = new BulkOperation.Valid(method, bulkId, route, data(operation, type));
        checkBulkId(operation, read, bulkIds);
        return read;
    }

    /** An operation that takes access away is carried out whatever its bulkId is. */
    private static void checkBulkId(ObjectNode operation, BulkOperation.Valid read, Set<String> bulkIds) {
        Optional<String> bulkId = read.bulkId();
        boolean unique = bulkId.map(bulkIds::add).orElse(true);
        if (read.takesAccessAway()) {
            return;
        }
        if (bulkId.isEmpty() && (read.type() == BulkMethod.POST || Json.member(operation, "bulkId") != null)) {
            throw ScimProblem.invalidSyntax(
                    "bulkId must be a string of 1 to " + MAX_BULK_ID + " characters; a POST must have one");
        }
        if (!unique) {
            throw ScimProblem.invalidValue("bulkId is not unique in this request");
        }
    }

    private static Optional<BulkMethod> method(JsonNode method) {
        if (method != null && method.isTextual()) {
            for (BulkMethod type : BulkMethod.values()) {
                if (type.name().equalsIgnoreCase(method.textValue())) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> bulkId(JsonNode bulkId) {
        return Optional.ofNullable(bulkId)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank() && text.length() <= MAX_BULK_ID && TextRule.isStorable(text));
    }

    private static ObjectNode data(ObjectNode operation, BulkMethod type) {
        if (type == BulkMethod.DELETE) {
            return null;
        }
        if (!(Json.member(operation, "data") instanceof ObjectNode data)) {
            throw ScimProblem.invalidSyntax("data must be an object");
        }
        return data;
    }

    // RFC 7644 §3.7.1: references may go forward. What refers in a circle stays at the end, and fails there.
    private static List<BulkOperation> inOrder(List<BulkOperation> sent) {
        List<Waiting> waiting = new ArrayList<>();
        Set<String> toCome = new HashSet<>();
        for (BulkOperation operation : sent) {
            if (operation instanceof BulkOperation.Valid valid && valid.type() == BulkMethod.POST) {
                toCome.add(valid.bulkId().orElseThrow());
            }
        }
        List<BulkOperation> order = new ArrayList<>(sent.size());
        for (BulkOperation operation : sent) {
            Set<String> needed = new LinkedHashSet<>();
            if (operation instanceof BulkOperation.Valid valid) {
                needed.addAll(BulkReferences.of(valid));
                needed.retainAll(toCome);
            }
            waiting.add(new Waiting(operation, needed));
            release(waiting, order, toCome);
        }
        waiting.forEach(rest -> order.add(rest.operation()));
        return List.copyOf(order);
    }

    private record Waiting(BulkOperation operation, Set<String> needed) {}

    private static void release(List<Waiting> waiting, List<BulkOperation> order, Set<String> toCome) {
        boolean released = true;
        while (released) {
            released = false;
            for (int i = 0; i < waiting.size() && !released; i++) {
                Waiting next = waiting.get(i);
                if (next.needed().stream().noneMatch(toCome::contains)) {
                    waiting.remove(i);
                    order.add(next.operation());
                    next.operation().bulkId().ifPresent(toCome::remove);
                    released = true;
                }
            }
        }
    }
}
