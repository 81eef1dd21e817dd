/** Two nodes that share a PostgreSQL database. */
package io.github.keycloakjumpcloud.it.cluster;
