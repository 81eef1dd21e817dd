/** The adapter for Keycloak 26.5 and later, compiled against the oldest release of it. */
package io.github.keycloakjumpcloud.line.keycloak265;
