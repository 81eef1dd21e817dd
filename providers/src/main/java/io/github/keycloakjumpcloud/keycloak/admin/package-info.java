/** The admin API below {@code /admin/realms/{realm}/jumpcloud}: adopting a SAML provider, SCIM tokens, the SCIM brake. */
package io.github.keycloakjumpcloud.keycloak.admin;
