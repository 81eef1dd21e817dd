/** A login over SAML from the button, the tile or a trial: what is told of it, and what it does not show. */
package io.github.keycloakjumpcloud.it.login;
