/** Where the brake on deactivations is kept. */
package io.github.keycloakjumpcloud.keycloak.scim.brake;
