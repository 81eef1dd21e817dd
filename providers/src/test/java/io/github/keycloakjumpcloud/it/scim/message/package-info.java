/** What is sent over SCIM as such: discovery, Bulk, conformance, and everything that is no good. */
package io.github.keycloakjumpcloud.it.scim.message;
