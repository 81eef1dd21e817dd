/**
 * Starts a real Keycloak from its unpacked distribution, for the integration tests and the demo.
 */
package io.github.keycloakjumpcloud.simulator.keycloak;
