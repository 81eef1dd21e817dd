/** A whole realm: exported, imported, renamed, switched off. */
package io.github.keycloakjumpcloud.it.realm;
