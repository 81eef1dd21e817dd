/** Who may ask SCIM: tokens, and connections that are switched off. */
package io.github.keycloakjumpcloud.it.scim.access;
