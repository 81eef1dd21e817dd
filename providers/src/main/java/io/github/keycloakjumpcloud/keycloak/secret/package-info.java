/** Secrets that are shown once and stored as hashes. */
package io.github.keycloakjumpcloud.keycloak.secret;
