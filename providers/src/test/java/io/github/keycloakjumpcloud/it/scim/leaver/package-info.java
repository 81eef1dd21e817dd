/** Whoever is taken away over SCIM is out, whatever else is so. */
package io.github.keycloakjumpcloud.it.scim.leaver;
