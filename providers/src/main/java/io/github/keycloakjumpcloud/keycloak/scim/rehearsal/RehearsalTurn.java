package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promises;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalMemory;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsedRefusals;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.Route;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One change of a rehearsal: those of a connection come one after the other, and what is refused is noted. */
final class RehearsalTurn {

    private final Operation operation;
    private final RehearsedRefusals refusals;
    private final String name;

    /**
     * @param method of the request, whose name in metrics is kept with a refusal
     * @throws ScimProblem 403 when the time of the rehearsal is over; 503 when the connection has gone live since
     */
    RehearsalTurn(Operation operation, Route.OfResources route, String method) {
        operation.requireRehearsal();
        this.operation = operation;
        this.refusals = new RehearsedRefusals(operation.session(), operation.connection());
        this.name = route.operation(method);
        if (!new RehearsalMemory(operation.session(), operation.connection()).begin(operation.rehearsal())) {
            throw ScimProblem.busy("the connection has gone live; try again later");
        }
    }

    /**
     * The answer; empty when it is a refusal, which is noted here and thrown when the note is committed.
     *
     * @param about what tells this change from others
     * @param who user name of the person or name of the group
     */
    <T> Optional<T> answer(String about, String who, Supplier<T> work) {
        try {
            T answer = work.get();
            refusals.forget(about);
            return Optional.of(answer);
        } catch (ScimProblem e) {
            if (e.isServerError()) {
                throw e;
            }
            refusals.note(name, about, who, e);
            operation.afterwards(session -> {
                throw e;
            });
            return Optional.empty();
        }
    }

    /**
     * Something about this user or group was really done, which is true by itself: nothing is promised about it any more. Noted after the
     * commit: nobody whose access is taken away waits for others who rehearse.
     */
    static void settle(Operation operation, ResourceKind kind, String id, Consumer<Promises> more) {
        ConnectionConfig connection = operation.connection();
        operation.afterwards(session -> {
            boolean rehearsed = new RehearsalMemory(session, connection).begin(operation.rehearsal());
            Promises promises = new Promises(session, connection);
            promises.remove(kind, id);
            if (rehearsed) {
                more.accept(promises);
            }
        });
    }

    /** A text of a message, in whatever letter case the client writes the attribute; empty where there is none. */
    static String told(ObjectNode message, String attribute) {
        return message.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(attribute))
                .map(field -> field.getValue().asText())
                .findFirst()
                .orElse("");
    }
}
