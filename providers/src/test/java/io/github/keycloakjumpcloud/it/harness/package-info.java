/**
 * The tools of the integration tests, and tests of the tools: the shared server, realms, browsers, administrators,
 * sites.
 */
package io.github.keycloakjumpcloud.it.harness;
