package io.github.keycloakjumpcloud.line;

import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.events.EventBuilder;
import org.keycloak.rotation.KeyLocator;

/** What a connection does at its assertion consumer service, besides what Keycloak does there. */
public interface EndpointSteps {

    /** A message came in the fields of a form (SAML Bindings 3.5). */
    Response posted(KeycloakBinding keycloak);

    /** A message came in the parameters of an address (SAML Bindings 3.4). */
    Response redirected(KeycloakBinding keycloak);

    /** The keys that signatures are checked by, where Keycloak would take these. */
    KeyLocator keys(KeyLocator keycloaks);

    /** The event of a message that Keycloak refuses. */
    EventBuilder event();

    /** A good request for a logout. */
    Response logoutRequested(LogoutRequestType request, Function<LogoutRequestType, Response> keycloak);

    /** A good answer to a request for a logout. */
    Response logoutAnswered(Supplier<Response> keycloak);
}
