/** Faults of a connection, present or coming, found before anybody is refused because of them. */
package io.github.keycloakjumpcloud.core.finding;
