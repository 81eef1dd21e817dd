/**
 * Rules of SCIM provisioning: whose account is disabled by whom, when deactivations stop, which tokens may be made, and
 * who failed too often.
 */
package io.github.keycloakjumpcloud.core.scim;
