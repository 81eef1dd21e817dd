/** Admin events of what happens without an administrator. */
package io.github.keycloakjumpcloud.keycloak.event;
