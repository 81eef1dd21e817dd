/** JumpCloud for Keycloak. The rules are in {@code core}; what touches Keycloak is in {@code keycloak}. */
package io.github.keycloakjumpcloud;
