/** The tools of the integration tests for SCIM. */
package io.github.keycloakjumpcloud.it.harness.scim;
