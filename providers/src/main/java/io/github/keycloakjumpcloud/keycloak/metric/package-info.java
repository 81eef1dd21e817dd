/** The names of the metrics. */
package io.github.keycloakjumpcloud.keycloak.metric;
