/** The rehearsal of a SCIM sync: how long it lasts, and what it has come to. */
package io.github.keycloakjumpcloud.core.rehearsal;
