/** A connection's SCIM 2.0 service: who may ask, what is asked, which part answers. */
package io.github.keycloakjumpcloud.keycloak.scim;
