/** What a realm says of itself: whether it lets anybody in, which addresses it takes, and who administers it. */
package io.github.keycloakjumpcloud.keycloak.realm;
