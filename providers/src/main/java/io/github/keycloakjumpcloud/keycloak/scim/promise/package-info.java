/** What a rehearsal of a SCIM sync has promised, as rows of the connection. */
package io.github.keycloakjumpcloud.keycloak.scim.promise;
