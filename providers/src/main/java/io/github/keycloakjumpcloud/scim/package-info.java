/** SCIM 2.0 (RFC 7643, RFC 7644) on JSON trees: messages, schema, filters, PATCH, bulk. No Keycloak type, no JAX-RS type. */
package io.github.keycloakjumpcloud.scim;
