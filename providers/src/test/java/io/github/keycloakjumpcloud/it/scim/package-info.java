/** SCIM provisioning on the real server. */
package io.github.keycloakjumpcloud.it.scim;
