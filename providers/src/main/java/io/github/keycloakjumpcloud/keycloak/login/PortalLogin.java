package io.github.keycloakjumpcloud.keycloak.login;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.util.ResolveRelative;

/**
 * A fresh, service-provider-initiated login for a client, with a connection as hint: what the JumpCloud portal tile and
 * the sign-in link start. The browser ends at the client's base URL with a Keycloak session.
 */
public final class PortalLogin {

    private final KeycloakSession session;
    private final String alias;

    public PortalLogin(KeycloakSession session, String alias) {
        this.session = session;
        this.alias = alias;
    }

    /** Where to send the browser; empty when the client is unknown, disabled or has no address to open. */
    public Optional<URI> addressOf(String clientId) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(realm.getClientByClientId(clientId))
                .filter(ClientModel::isEnabled)
                .flatMap(client -> SamlProtocol.LOGIN_PROTOCOL.equals(client.getProtocol())
                        ? samlAddress(realm, client)
                        : oidcAddress(realm, client));
    }

    /** Keycloak's own IdP-initiated address of the SAML client. */
    private Optional<URI> samlAddress(RealmModel realm, ClientModel client) {
        return Optional.ofNullable(client.getAttribute(SamlProtocol.SAML_IDP_INITIATED_SSO_URL_NAME))
                .filter(name -> !name.isBlank())
                .flatMap(name -> samlAddress(realm, name));
    }

    /** The same for the name in an address {@code …/endpoint/clients/{name}}. */
    public Optional<URI> addressOfSamlName(String urlName) {
        return samlAddress(session.getContext().getRealm(), urlName);
    }

    private Optional<URI> samlAddress(RealmModel realm, String urlName) {
        return Optional.of(Urls.realmBase(baseUri())
                .path("{realm}/protocol/saml/clients/{name}")
                .queryParam(AdapterConstants.KC_IDP_HINT, "{hint}")
                .build(realm.getName(), urlName, alias));
    }

    /**
     * The authorization endpoint with response type "none" (OAuth 2.0 Multiple Response Types 4): the person gets a
     * session and lands on the base URL without a code that the client never asked for; the client then signs in by its
     * own request.
     */
    private Optional<URI> oidcAddress(RealmModel realm, ClientModel client) {
        String target = ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), client.getBaseUrl());
        if (target == null || target.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(UriBuilder.fromUri(OIDCLoginProtocolService.authUrl(UriBuilder.fromUri(baseUri()))
                        .build(realm.getName()))
                .queryParam(OAuth2Constants.CLIENT_ID, "{client}")
                .queryParam(OAuth2Constants.REDIRECT_URI, "{target}")
                .queryParam(OAuth2Constants.RESPONSE_TYPE, OIDCResponseType.NONE)
                .queryParam(OAuth2Constants.SCOPE, OAuth2Constants.SCOPE_OPENID)
                .queryParam(AdapterConstants.KC_IDP_HINT, "{hint}")
                // Clients that enforce PKCE want a challenge; no code is issued, so nobody needs its verifier.
                .queryParam(OAuth2Constants.CODE_CHALLENGE_METHOD, OAuth2Constants.PKCE_METHOD_S256)
                .queryParam(
                        OAuth2Constants.CODE_CHALLENGE,
                        SecretGenerator.getInstance().randomString(OIDCLoginProtocol.PKCE_CODE_CHALLENGE_MIN_LENGTH))
                .build(client.getClientId(), target, alias));
    }

    private URI baseUri() {
        return session.getContext().getUri().getBaseUri();
    }
}
