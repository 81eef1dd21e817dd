/** Which attributes of JumpCloud the mappers of a connection read, and where they store them. */
package io.github.keycloakjumpcloud.keycloak.profile;
