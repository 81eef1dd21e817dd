/** The form of the texts that are kept in rows. */
package io.github.keycloakjumpcloud.core.row;
