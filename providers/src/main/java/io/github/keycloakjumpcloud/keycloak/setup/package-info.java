/** What is made when a connection is added: first-login flow, mappers, declared user attributes. */
package io.github.keycloakjumpcloud.keycloak.setup;
