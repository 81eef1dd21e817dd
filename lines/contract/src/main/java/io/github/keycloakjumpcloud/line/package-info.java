/**
 * What differs between the lines of Keycloak that the jar runs on. Everything here has the same signature in all of them; the
 * rest is behind {@link io.github.keycloakjumpcloud.line.KeycloakLine}, of which each line has one implementation, compiled
 * against that line.
 */
package io.github.keycloakjumpcloud.line;
