/** Those who could not get an account because of accounts that are there, and what an administrator decides about these. */
package io.github.keycloakjumpcloud.keycloak.conflict;
