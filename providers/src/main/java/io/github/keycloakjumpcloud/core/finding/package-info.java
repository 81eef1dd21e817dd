/** What is wrong with a connection, or will be, before anybody is refused for it. */
package io.github.keycloakjumpcloud.core.finding;
