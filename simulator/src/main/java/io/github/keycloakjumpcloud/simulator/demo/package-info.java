/** The demo: one command runs Keycloak, the JumpCloud simulator and a sample application on this machine. */
package io.github.keycloakjumpcloud.simulator.demo;
