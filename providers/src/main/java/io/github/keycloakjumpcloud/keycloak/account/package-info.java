/** The accounts of a realm as connections see them: whose they are, who administers, which sessions to end. */
package io.github.keycloakjumpcloud.keycloak.account;
