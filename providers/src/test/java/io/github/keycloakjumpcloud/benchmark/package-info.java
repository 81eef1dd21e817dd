/**
 * Measures the SCIM endpoint beside Keycloak's admin REST API and Keycloak's own SCIM API, on one server and in one run.
 * Started by {@code mvn -Pbenchmark verify}; no part of the tests.
 */
package io.github.keycloakjumpcloud.benchmark;
