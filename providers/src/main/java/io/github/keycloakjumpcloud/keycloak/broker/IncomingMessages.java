package io.github.keycloakjumpcloud.keycloak.broker;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one call of the endpoint brings: one message. Keycloak would take one of several, and perhaps not the one that was
 * looked at; artifacts JumpCloud does not send.
 */
record IncomingMessages(Optional<IncomingMessage> request, Optional<IncomingMessage> response, boolean several) {

    /** In the fields of a form. */
    static IncomingMessages posted(String samlRequest, String samlResponse, String samlArt) {
        return new IncomingMessages(
                IncomingMessage.request(samlRequest),
                IncomingMessage.response(samlResponse),
                areSeveral(samlRequest, samlResponse, samlArt));
    }

    /** In the parameters of a query. */
    static IncomingMessages redirected(
            String samlRequest, String samlResponse, String samlArt, SignedQuery query, long maxInflatingSize) {
        return new IncomingMessages(
                IncomingMessage.request(samlRequest, query, maxInflatingSize),
                IncomingMessage.response(samlResponse, query, maxInflatingSize),
                areSeveral(samlRequest, samlResponse, samlArt) || !query.isPlain());
    }

    private static boolean areSeveral(String... messages) {
        return Stream.of(messages).filter(Objects::nonNull).count() > 1;
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
