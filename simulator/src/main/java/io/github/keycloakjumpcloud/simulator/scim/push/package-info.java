/** A command that pushes made-up people to a SCIM endpoint as JumpCloud would, and prints the result. */
package io.github.keycloakjumpcloud.simulator.scim.push;
