/**
 * SAML responses that are refused: why Keycloak most probably refused one, in terms of the JumpCloud field to change,
 * and what is refused beyond Keycloak's own checks.
 */
package io.github.keycloakjumpcloud.core.response;
