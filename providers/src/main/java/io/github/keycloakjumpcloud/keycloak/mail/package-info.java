/** E-mails to people who need not have an account. */
package io.github.keycloakjumpcloud.keycloak.mail;
