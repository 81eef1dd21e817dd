/**
 * What is made when a connection is added: first-login flow, mappers, declared user attributes, the client of the setup page; and
 * what a start of the server does.
 */
package io.github.keycloakjumpcloud.keycloak.setup;
