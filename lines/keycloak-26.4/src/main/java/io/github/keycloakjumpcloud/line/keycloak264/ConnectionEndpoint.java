package io.github.keycloakjumpcloud.line.keycloak264;

import io.github.keycloakjumpcloud.line.BrokerCallback;
import io.github.keycloakjumpcloud.line.EndpointSteps;
import io.github.keycloakjumpcloud.line.KeycloakBinding;
import io.github.keycloakjumpcloud.line.SamlParameters;
import jakarta.ws.rs.core.Response;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.validators.DestinationValidator;

/** Keycloak's endpoint, at whose steps the connection is asked. */
public final class ConnectionEndpoint extends SAMLEndpoint {

    private final EndpointSteps steps;

    ConnectionEndpoint(
            KeycloakSession session,
            SAMLIdentityProvider provider,
            DestinationValidator destinations,
            BrokerCallback callback,
            EndpointSteps steps) {
        super(session, provider, provider.getConfig(), Callbacks.of(callback), destinations);
        this.steps = steps;
    }

    @Override
    public Response postBinding(String samlRequest, String samlResponse, String samlArt, String relayState) {
        return steps.posted(new Post(new SamlParameters(samlRequest, samlResponse, samlArt, relayState, null)));
    }

    @Override
    public Response redirectBinding(String samlRequest, String samlResponse, String samlArt, String relayState) {
        return steps.redirected(new Redirect(new SamlParameters(samlRequest, samlResponse, samlArt, relayState, null)));
    }

    @Override
    public Response postBindingIdpInitiated(
            String samlRequest, String samlResponse, String relayState, String clientUrlName) {
        return steps.posted(new Post(new SamlParameters(samlRequest, samlResponse, null, relayState, clientUrlName)));
    }

    @Override
    public Response redirectBindingIdpInitiated(
            String samlRequest, String samlResponse, String relayState, String clientUrlName) {
        return steps.redirected(
                new Redirect(new SamlParameters(samlRequest, samlResponse, null, relayState, clientUrlName)));
    }

    private final class Post extends PostBinding implements KeycloakBinding {

        private final SamlParameters message;
        private SAMLDocumentHolder read;

        Post(SamlParameters message) {
            this.message = message;
        }

        @Override
        public SamlParameters message() {
            return message;
        }

        /** Artifacts are refused before. */
        @Override
        public Response answer(SAMLDocumentHolder response) {
            read = response;
            return execute(message.request(), message.response(), null, message.relayState(), message.clientName());
        }

        @Override
        public KeyLocator keys() {
            return getIDPKeyLocator();
        }

        @Override
        protected SAMLDocumentHolder extractResponseDocument(String response) {
            return read != null ? read : super.extractResponseDocument(response);
        }

        @Override
        protected KeyLocator getIDPKeyLocator() {
            return steps.keys(super.getIDPKeyLocator());
        }

        @Override
        protected Response basicChecks(String samlRequest, String samlResponse, String samlArt) {
            Response answer = super.basicChecks(samlRequest, samlResponse, samlArt);
            event = steps.event();
            return answer;
        }

        @Override
        protected Response logoutRequest(LogoutRequestType request, String relayState) {
            return steps.logoutRequested(request, answered -> super.logoutRequest(answered, relayState));
        }

        @Override
        protected Response handleLogoutResponse(
                SAMLDocumentHolder holder, StatusResponseType response, String relayState) {
            return steps.logoutAnswered(() -> super.handleLogoutResponse(holder, response, relayState));
        }
    }

    /** The same. */
    private final class Redirect extends RedirectBinding implements KeycloakBinding {

        private final SamlParameters message;
        private SAMLDocumentHolder read;

        Redirect(SamlParameters message) {
            this.message = message;
        }

        @Override
        public SamlParameters message() {
            return message;
        }

        @Override
        public Response answer(SAMLDocumentHolder response) {
            read = response;
            return execute(message.request(), message.response(), null, message.relayState(), message.clientName());
        }

        @Override
        public KeyLocator keys() {
            return getIDPKeyLocator();
        }

        @Override
        protected SAMLDocumentHolder extractResponseDocument(String response) {
            return read != null ? read : super.extractResponseDocument(response);
        }

        @Override
        protected KeyLocator getIDPKeyLocator() {
            return steps.keys(super.getIDPKeyLocator());
        }

        @Override
        protected Response basicChecks(String samlRequest, String samlResponse, String samlArt) {
            Response answer = super.basicChecks(samlRequest, samlResponse, samlArt);
            event = steps.event();
            return answer;
        }

        @Override
        protected Response logoutRequest(LogoutRequestType request, String relayState) {
            return steps.logoutRequested(request, answered -> super.logoutRequest(answered, relayState));
        }

        @Override
        protected Response handleLogoutResponse(
                SAMLDocumentHolder holder, StatusResponseType response, String relayState) {
            return steps.logoutAnswered(() -> super.handleLogoutResponse(holder, response, relayState));
        }
    }
}
