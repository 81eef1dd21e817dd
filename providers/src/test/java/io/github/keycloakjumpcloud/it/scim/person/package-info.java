/** Whose account a SCIM request is about, and what it makes of it. */
package io.github.keycloakjumpcloud.it.scim.person;
