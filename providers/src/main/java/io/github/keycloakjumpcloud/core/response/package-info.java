/**
 * SAML responses that are refused: the most probable reason why Keycloak refused one, with the JumpCloud field to
 * change, and the checks beyond Keycloak's own.
 */
package io.github.keycloakjumpcloud.core.response;
