/** Connections that tools make from files: each recipe of docs/as-code.md, with the requests that its tool sends. */
package io.github.keycloakjumpcloud.it.ascode;
