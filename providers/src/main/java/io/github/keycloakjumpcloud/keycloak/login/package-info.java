/** What a person meets: refusals, the first login, the portal tile and the sign-in link. */
package io.github.keycloakjumpcloud.keycloak.login;
