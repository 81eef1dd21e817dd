/** SCIM's side of the harness. */
package io.github.keycloakjumpcloud.it.harness.scim;
