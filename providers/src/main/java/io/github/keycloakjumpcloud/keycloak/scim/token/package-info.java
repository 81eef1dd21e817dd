/** The tokens that SCIM clients show: realm components, made and revoked by admins, checked at each request. */
package io.github.keycloakjumpcloud.keycloak.scim.token;
