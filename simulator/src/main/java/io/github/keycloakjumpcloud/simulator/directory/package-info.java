/** The people of the simulated JumpCloud organization. */
package io.github.keycloakjumpcloud.simulator.directory;
