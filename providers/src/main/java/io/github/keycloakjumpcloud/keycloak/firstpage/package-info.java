/** The first login page: which buttons it has beside the e-mail field, and where a typed address leads. */
package io.github.keycloakjumpcloud.keycloak.firstpage;
