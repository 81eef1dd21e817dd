/** What a failure says of the database and of the directories behind it. */
package io.github.keycloakjumpcloud.keycloak.failure;
