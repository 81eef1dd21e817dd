package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * The sessions that a logout request names. Keycloak finds them by "alias.name", which two connections may share when their
 * aliases have dots: what another connection's JumpCloud let in, this one does not end.
 */
final class NamedSessions {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    NamedSessions(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.alias = connection.getAlias();
    }

    /** Why none of them may be ended. */
    Optional<Refused> refusal(LogoutRequestType request) {
        if (request.getNameID() == null && request.getSessionIndex().isEmpty()) {
            return Optional.of(new Refused(Refusal.NOT_A_SAML_RESPONSE, "the logout request names nobody by a NameID"));
        }
        return of(request).anyMatch(found -> !alias.equals(found.getNote(Details.IDENTITY_PROVIDER)))
                ? Optional.of(new Refused(
                        Refusal.ANSWER_TO_ANOTHER_REQUEST, "the logout request names a session of another connection"))
                : Optional.empty();
    }

    /** A NameID that is an address names the same person in any letter case; sessions are kept under one of them. */
    private static void fold(LogoutRequestType request) {
        Optional.ofNullable(request.getNameID())
                .ifPresent(nameId -> EmailAddress.parse(Objects.toString(nameId.getValue(), ""))
                        .ifPresent(address -> nameId.setValue(address.value())));
    }

    private Stream<UserSessionModel> of(LogoutRequestType request) {
        if (!request.getSessionIndex().isEmpty()) {
            return request.getSessionIndex().stream()
                    .map(index -> session.sessions().getUserSessionByBrokerSessionId(realm, alias + "." + index))
                    .filter(Objects::nonNull);
        }
        return Optional.ofNullable(request.getNameID()).map(NameIDType::getValue).stream()
                .flatMap(name -> session.sessions().getUserSessionByBrokerUserIdStream(realm, alias + "." + name));
    }
}
