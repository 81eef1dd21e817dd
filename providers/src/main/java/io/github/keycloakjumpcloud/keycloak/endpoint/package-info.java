/** The public addresses of a connection below {@code /realms/{realm}/jumpcloud/{alias}}. */
package io.github.keycloakjumpcloud.keycloak.endpoint;
