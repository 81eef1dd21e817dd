/** Random lives of people who are customers of two connections, and a small model of what is true of them. */
package io.github.keycloakjumpcloud.it.scim.lives;
