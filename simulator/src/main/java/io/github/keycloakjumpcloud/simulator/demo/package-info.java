/** The demo: Keycloak, the JumpCloud simulator and a sample application on this machine, with one command. */
package io.github.keycloakjumpcloud.simulator.demo;
