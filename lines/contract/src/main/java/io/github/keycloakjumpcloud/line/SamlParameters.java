package io.github.keycloakjumpcloud.line;

/**
 * The parameters of one call of an assertion consumer service, as they came; null where there is none.
 *
 * @param request {@code SAMLRequest}
 * @param response {@code SAMLResponse}
 * @param artifact {@code SAMLart}
 * @param relayState {@code RelayState}
 * @param clientName the name in the address of one SAML client; null at the connection's own address
 */
public record SamlParameters(String request, String response, String artifact, String relayState, String clientName) {}
