/** What came over SCIM of late, for whoever sets it up. */
package io.github.keycloakjumpcloud.keycloak.scim.call;
