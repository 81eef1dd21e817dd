package io.github.keycloakjumpcloud.keycloak.login;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.Constants;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Addresses that take a pending login of this browser on. They name the login by client and browser tab; the cookie of the browser
 * proves that it is its own.
 *
 * @param clientId null when the address that was asked for names none; so are the others
 * @param data what Keycloak begins the login anew by, when it has forgotten it
 */
public record LoginAddress(String clientId, String tabId, String data) {

    static LoginAddress of(KeycloakSession session, AuthenticationSessionModel login) {
        return new LoginAddress(
                login.getClient().getClientId(),
                login.getTabId(),
                AuthenticationProcessor.getClientData(session, login));
    }

    /** Where no login is pending. */
    static LoginAddress ofNone() {
        return new LoginAddress(null, null, null);
    }

    /** Keycloak's own, which begins the login anew, at the login page as a rule. */
    public URI again(KeycloakSession session) {
        URI restart = Urls.realmLoginRestartPage(
                session.getContext().getUri().getBaseUri(),
                session.getContext().getRealm().getName(),
                false);
        return named(UriBuilder.fromUri(restart));
    }

    /** Asks JumpCloud anew who the person is: {@code …/jumpcloud/{alias}/another-account}. */
    URI anotherAccount(KeycloakSession session, IdentityProviderModel connection) {
        return below(session, connection, "another-account");
    }

    /** Where the person asks for access: {@code …/jumpcloud/{alias}/access-request}. */
    URI accessRequest(KeycloakSession session, IdentityProviderModel connection) {
        return below(session, connection, "access-request");
    }

    private URI below(KeycloakSession session, IdentityProviderModel connection, String name) {
        URI address = Urls.realmBase(session.getContext().getUri().getBaseUri())
                .path("{realm}/jumpcloud/{alias}/{name}")
                .build(session.getContext().getRealm().getName(), connection.getAlias(), name);
        return named(UriBuilder.fromUri(address));
    }

    private URI named(UriBuilder address) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(Constants.CLIENT_ID, clientId);
        named.put(Constants.TAB_ID, tabId);
        named.put(Constants.CLIENT_DATA, data);
        named.values().removeIf(Objects::isNull);
        named.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.buildFromMap(named);
    }
}
