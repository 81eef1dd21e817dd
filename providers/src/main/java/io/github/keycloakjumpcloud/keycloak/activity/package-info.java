/** Counts what has come of sign-ins, in memory and from time to time in the database: a login has no statement more for it. */
package io.github.keycloakjumpcloud.keycloak.activity;
