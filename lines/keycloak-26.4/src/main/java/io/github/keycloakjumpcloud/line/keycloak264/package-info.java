/** The adapter for Keycloak 26.4, compiled against the oldest release of it. */
package io.github.keycloakjumpcloud.line.keycloak264;
