package io.github.keycloakjumpcloud.line;

import jakarta.ws.rs.core.Response;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;

/** What Keycloak does with the message at hand. */
public interface KeycloakBinding {

    /** The message. */
    SamlParameters message();

    /**
     * Keycloak's answer to it.
     *
     * @param response the response of the message as Keycloak's parser has read it, which is not read once more; null to have it
     *     read now
     */
    Response answer(SAMLDocumentHolder response);

    /** The keys that its signatures are checked by. */
    KeyLocator keys();
}
