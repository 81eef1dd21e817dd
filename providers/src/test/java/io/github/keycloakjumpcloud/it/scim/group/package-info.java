/** Groups and departments over SCIM. */
package io.github.keycloakjumpcloud.it.scim.group;
