/** Requests for access: a person who was refused has those asked who can let them in, and waits. */
package io.github.keycloakjumpcloud.keycloak.access;
