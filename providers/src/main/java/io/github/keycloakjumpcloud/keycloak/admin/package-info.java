/** The admin API below {@code /admin/realms/{realm}/jumpcloud}: so far, adopting an existing SAML provider. */
package io.github.keycloakjumpcloud.keycloak.admin;
