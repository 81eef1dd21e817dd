package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.call.SyncNotes;
import io.github.keycloakjumpcloud.keycloak.scim.call.SyncSubject;
import io.github.keycloakjumpcloud.scim.BulkAnswer;
import io.github.keycloakjumpcloud.scim.BulkOperation;
import io.github.keycloakjumpcloud.scim.BulkRequest;
import io.github.keycloakjumpcloud.scim.Route;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code /Bulk} (RFC 7644 §3.7): each operation by itself, as if it had come alone, until there are too many errors. */
final class BulkRun {

    private static final String BULK = new Route.Bulk().operation("POST");

    private final ScimRoutes routes;
    private final SyncNotes sync;
    private final String baseUrl;
    private final Map<String, String> created = new HashMap<>();

    BulkRun(ScimRoutes routes, SyncNotes sync, String baseUrl) {
        this.routes = routes;
        this.sync = sync;
        this.baseUrl = baseUrl;
    }

    RouteAnswer answer(BulkRequest bulk) {
        List<ObjectNode> answers = new ArrayList<>();
        int errors = 0;
        for (BulkOperation operation : bulk.operations()) {
            try {
                answers.add(carryOut(operation));
            } catch (ScimProblem e) {
                noteUnread(operation, e);
                answers.add(BulkAnswer.failed(operation, e, location(operation)));
                errors++;
            }
            if (bulk.stopsAfter(errors)) {
                break;
            }
        }
        return RouteAnswer.ok(BulkAnswer.of(answers));
    }

    private ObjectNode carryOut(BulkOperation operation) {
        if (operation instanceof BulkOperation.Valid valid) {
            BulkOperation.Valid resolved = valid.resolved(bulkId -> Optional.ofNullable(created.get(bulkId)));
            RouteAnswer answer = answer(request(resolved));
            String location = answer.location().orElseGet(() -> location(resolved));
            if (answer.status() == RouteAnswer.CREATED) {
                resolved.bulkId()
                        .ifPresent(bulkId -> created.put(bulkId, location.substring(location.lastIndexOf('/') + 1)));
            }
            return BulkAnswer.succeeded(operation, answer.status(), location);
        }
        throw ((BulkOperation.Invalid) operation).problem();
    }

    /** What could not even be asked for is none of the routes'. */
    private void noteUnread(BulkOperation operation, ScimProblem problem) {
        if (!(operation instanceof BulkOperation.Valid)) {
            sync.answered(RouteAnswer.of(problem).call(BULK), SyncSubject.NONE);
        }
    }

    private RouteAnswer answer(RouteRequest request) {
        try {
            RouteAnswer answer = routes.answer(request);
            sync.answered(answer.call(request.operation()), request.subject(Optional.empty()));
            return answer;
        } catch (ScimProblem e) {
            sync.answered(RouteAnswer.of(e).call(request.operation()), request.subject(Optional.of(e)));
            throw e;
        }
    }

    private static RouteRequest request(BulkOperation.Valid operation) {
        return new RouteRequest(
                operation.type().name(), operation.route(), name -> null, new SentBody(operation::data));
    }

    private String location(BulkOperation operation) {
        return operation instanceof BulkOperation.Valid valid && valid.route() instanceof Route.One one
                ? one.location(baseUrl)
                : null;
    }
}
