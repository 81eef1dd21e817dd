/** What time it is. */
package io.github.keycloakjumpcloud.keycloak.time;
