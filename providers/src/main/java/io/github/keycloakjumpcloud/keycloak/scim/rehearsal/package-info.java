/**
 * A connection's SCIM service while its sync is rehearsed: each request is carried out by the code that carries it out live, in
 * a transaction that is rolled back, and what was answered is kept.
 */
package io.github.keycloakjumpcloud.keycloak.scim.rehearsal;
