/** Rules of SCIM provisioning: who tried too often, which tokens may be made, when deactivations stop. */
package io.github.keycloakjumpcloud.core.scim;
