package io.github.keycloakjumpcloud.core.response;

/**
 * The attribute that says who a person is, where the NameID does not (Keycloak's "Principal type").
 *
 * @param friendlyName whether it is found by its FriendlyName, not by its Name (SAML Core 2.7.3.1)
 */
public record PrincipalAttribute(String name, boolean friendlyName) {}
