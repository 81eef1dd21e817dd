/** The provider type: Keycloak's SAML broker with the gate in front of every account, and explained refusals. */
package io.github.keycloakjumpcloud.keycloak.broker;
