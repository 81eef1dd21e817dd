/** Which Keycloak the jar is in, and whether that has all that the jar needs. */
package io.github.keycloakjumpcloud.keycloak.line;
