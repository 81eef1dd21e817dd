/** A command that pushes made-up people to a SCIM endpoint as JumpCloud would, and says how it went. */
package io.github.keycloakjumpcloud.simulator.scim.push;
