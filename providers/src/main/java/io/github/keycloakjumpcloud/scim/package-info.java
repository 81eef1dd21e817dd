/**
 * SCIM 2.0 (RFC 7643, RFC 7644) on JSON trees: messages, schema, filters, PATCH and Bulk. No type of Keycloak or JAX-RS
 * is used here.
 */
package io.github.keycloakjumpcloud.scim;
