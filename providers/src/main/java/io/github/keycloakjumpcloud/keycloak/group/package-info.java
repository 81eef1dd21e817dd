/** Keycloak's groups and roles: departments, mirrored groups, and the memory of what was granted. */
package io.github.keycloakjumpcloud.keycloak.group;
