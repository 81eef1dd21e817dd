/** Trial logins: a round trip through JumpCloud that shows what a login would come to, and writes nothing. */
package io.github.keycloakjumpcloud.keycloak.trial;
