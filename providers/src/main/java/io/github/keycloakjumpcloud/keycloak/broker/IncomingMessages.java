package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.line.SamlParameters;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one call of the endpoint brings: one message. Keycloak would take one of several, and perhaps not the one that was
 * looked at; artifacts JumpCloud does not send.
 */
record IncomingMessages(Optional<IncomingMessage> request, Optional<IncomingMessage> response, boolean several) {

    /** In the fields of a form. */
    static IncomingMessages posted(SamlParameters message) {
        return new IncomingMessages(
                IncomingMessage.request(message.request()),
                IncomingMessage.response(message.response()),
                areSeveral(message));
    }

    /** In the parameters of a query. */
    static IncomingMessages redirected(SamlParameters message, SignedQuery query) {
        return new IncomingMessages(
                IncomingMessage.request(message.request(), query),
                IncomingMessage.response(message.response(), query),
                areSeveral(message) || !query.isPlain());
    }

    private static boolean areSeveral(SamlParameters message) {
        return Stream.of(message.request(), message.response(), message.artifact())
                        .filter(Objects::nonNull)
                        .count()
                > 1;
    }

    /** A request for a logout, or the answer to one. */
    Optional<ReceivedLogout> logout() {
        return request.flatMap(IncomingMessage::logoutRequest)
                .or(() -> response.flatMap(IncomingMessage::logoutResponse));
    }

    /** The answer to a login request, or an unsolicited one. */
    Optional<ReceivedResponse> login() {
        return response.flatMap(IncomingMessage::loginResponse);
    }
}
