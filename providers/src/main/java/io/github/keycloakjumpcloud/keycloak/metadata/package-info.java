/** JumpCloud's metadata: read from a file or a URL, and remembered for the cluster. */
package io.github.keycloakjumpcloud.keycloak.metadata;
