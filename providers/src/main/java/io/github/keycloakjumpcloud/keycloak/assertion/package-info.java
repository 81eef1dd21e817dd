/** What a verified assertion says, and what is remembered of it. */
package io.github.keycloakjumpcloud.keycloak.assertion;
