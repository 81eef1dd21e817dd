package io.github.keycloakjumpcloud.line;

import jakarta.ws.rs.core.Response;
import org.keycloak.rotation.KeyLocator;

/** What Keycloak does with the message at hand. */
public interface KeycloakBinding {

    /** The message. */
    SamlParameters message();

    /** Keycloak's answer to it. */
    Response answer();

    /** The keys that its signatures are checked by. */
    KeyLocator keys();
}
