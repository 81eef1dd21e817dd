/** Connections that belong to Keycloak's Organizations. */
package io.github.keycloakjumpcloud.it.organization;
