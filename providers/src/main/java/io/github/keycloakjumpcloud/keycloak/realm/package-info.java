/** What a realm says of itself: whether the extension is off, which addresses it takes, and who administers it. */
package io.github.keycloakjumpcloud.keycloak.realm;
