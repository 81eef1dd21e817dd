/** Values that never change. */
package io.github.keycloakjumpcloud.simulator.value;
