/** The rehearsal of a sync. */
package io.github.keycloakjumpcloud.it.scim.rehearsal;
