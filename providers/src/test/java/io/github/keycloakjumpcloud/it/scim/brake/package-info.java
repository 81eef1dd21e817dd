/** The brake against mass deactivation. */
package io.github.keycloakjumpcloud.it.scim.brake;
