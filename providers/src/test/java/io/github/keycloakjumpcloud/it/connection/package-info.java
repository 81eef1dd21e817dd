/** A connection over the admin API: added, adopted, set, found wanting, removed. */
package io.github.keycloakjumpcloud.it.connection;
