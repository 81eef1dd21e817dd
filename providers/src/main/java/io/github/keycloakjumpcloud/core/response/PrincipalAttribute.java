package io.github.keycloakjumpcloud.core.response;

/**
 * The attribute that identifies a person instead of the NameID (Keycloak's "Principal type").
 *
 * @param friendlyName whether the attribute is found by its FriendlyName instead of its Name (SAML Core 2.7.3.1)
 */
public record PrincipalAttribute(String name, boolean friendlyName) {}
