/** Which Keycloak the jar works in, and what becomes of it in any other. */
package io.github.keycloakjumpcloud.it.line;
