/** The setup page at {@code /realms/{realm}/jumpcloud/setup}: its files, its headers, the client by which it signs in. */
package io.github.keycloakjumpcloud.keycloak.page;
