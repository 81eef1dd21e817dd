/** What sign-ins and SCIM ask of the database, beside what Keycloak's own parts ask of it for the same. */
package io.github.keycloakjumpcloud.it.cost;
