package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks.Link;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionSessions;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The sessions that a logout request names (SAML Core 3.7.3.2), as far as this connection let them in. Keycloak looks for
 * them by "alias.name", in the letter case of the request, and two connections may share such a text.
 */
final class NamedSessions {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final Optional<String> subject;
    private final boolean namesPrincipal;
    private final List<String> indexes;

    NamedSessions(KeycloakSession session, ConnectionConfig connection, LogoutRequestType request) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
        this.subject = Optional.ofNullable(request.getNameID())
                .map(NameIDType::getValue)
                .map(name -> EmailAddress.parse(name).map(EmailAddress::value).orElse(name));
        // Also in a form that is not understood here: then it is nobody whom this connection knows.
        this.namesPrincipal =
                request.getNameID() != null || request.getBaseID() != null || request.getEncryptedID() != null;
        this.indexes = request.getSessionIndex();
    }

    /** Whether the request names nobody in a way that can be understood. */
    boolean areNone() {
        return subject.isEmpty() && indexes.isEmpty();
    }

    void end() {
        Optional<UserModel> person = subject.flatMap(name -> new ConnectionLinks(session, connection).find(name))
                .map(Link::user);
        if (indexes.isEmpty()) {
            person.ifPresent(user -> new ConnectionSessions(session, connection.getAlias()).end(user));
            return;
        }
        indexes.stream()
                .map(index ->
                        session.sessions().getUserSessionByBrokerSessionId(realm, connection.getAlias() + "." + index))
                .filter(Objects::nonNull)
                .filter(found -> connection.getAlias().equals(found.getNote(Details.IDENTITY_PROVIDER)))
                .filter(found -> !namesPrincipal
                        || person.filter(user -> isOf(user, found)).isPresent())
                .forEach(found -> AuthenticationManager.backchannelLogout(session, found, false));
    }

    private static boolean isOf(UserModel user, UserSessionModel found) {
        return user.getId().equals(found.getUser().getId());
    }
}
