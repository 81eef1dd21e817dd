package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.scim.call.SyncSubject;
import io.github.keycloakjumpcloud.keycloak.scim.user.UserResources;
import io.github.keycloakjumpcloud.scim.RequestBody;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.Route;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.keycloak.models.KeycloakContext;

/**
 * A request below the SCIM base URL, or one operation of a bulk request.
 *
 * @param parameter the first value of a query parameter, or null
 * @param body reads the body, and fails when there is none
 */
record RouteRequest(String method, Route route, UnaryOperator<String> parameter, SentBody body) {

    /**
     * The request that is being answered, whose body is not opened yet.
     *
     * @param path as it was sent, percent-encoded: an encoded slash is part of an id, and there is no such id
     */
    static RouteRequest of(KeycloakContext context, String path) {
        return new RouteRequest(
                context.getHttpRequest().getHttpMethod(),
                Route.of(segments(path)),
                context.getUri().getQueryParameters()::getFirst,
                new SentBody(() -> RequestBody.read(InputStream.nullInputStream())));
    }

    RouteRequest with(InputStream body) {
        return new RouteRequest(method, route, parameter, new SentBody(() -> RequestBody.read(body)));
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /** What is asked, in words that metrics may use: of limited number, whatever the client sends. */
    String operation() {
        return route.operation(method);
    }

    private Optional<String> id() {
        return route instanceof Route.One one ? Optional.of(one.id()) : Optional.empty();
    }

    /**
     * What the client says of the user or group, as far as it was read; the address only if it may be what was refused.
     */
    SyncSubject subject(Optional<ScimProblem> refused) {
        if (!(route instanceof Route.OfResources resources)) {
            return SyncSubject.NONE;
        }
        return resources.kind() == ResourceKind.GROUP
                ? new SyncSubject(id(), body.text("displayName"), Optional.empty(), Optional.empty())
                : new SyncSubject(
                        id(),
                        body.text("userName"),
                        body.read().filter(any -> mayBeOfAddress(refused)).flatMap(this::address),
                        body.text("externalId"));
    }

    private Optional<EmailAddress> address(ObjectNode sent) {
        return method.equals("PATCH") ? PatchedAddress.of(sent) : UserResources.addressOf(sent);
    }

    private static boolean mayBeOfAddress(Optional<ScimProblem> refused) {
        return refused.filter(problem -> !problem.attributes().equals(Set.of("userName")))
                .isPresent();
    }
}
