/** The one place that makes sentences of facts, in the language of whoever reads them. */
package io.github.keycloakjumpcloud.keycloak.wording;
