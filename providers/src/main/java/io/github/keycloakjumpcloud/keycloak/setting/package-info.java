/** What a connection may be saved with: the check of its settings, and of all that Keycloak itself does not look at. */
package io.github.keycloakjumpcloud.keycloak.setting;
