/** The people whom the simulated JumpCloud organization knows. */
package io.github.keycloakjumpcloud.simulator.directory;
