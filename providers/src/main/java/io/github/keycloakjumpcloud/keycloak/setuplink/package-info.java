/** Set-up links as they are kept, and the e-mails about them. */
package io.github.keycloakjumpcloud.keycloak.setuplink;
