/** The setup page at {@code /realms/{realm}/jumpcloud/setup}: its files and its headers. */
package io.github.keycloakjumpcloud.keycloak.page;
