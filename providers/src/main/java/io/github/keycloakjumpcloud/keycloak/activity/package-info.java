/** Notes what happens to a connection, in memory and from time to time in the database: a login has no statement more for it. */
package io.github.keycloakjumpcloud.keycloak.activity;
