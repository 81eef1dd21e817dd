/** Watches the certificates of all connections: tells in time that they end, and shows when. */
package io.github.keycloakjumpcloud.keycloak.watch;
