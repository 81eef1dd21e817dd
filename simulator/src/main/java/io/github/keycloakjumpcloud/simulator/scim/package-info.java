/**
 * JumpCloud's provisioning as a SCIM client (RFC 7643, RFC 7644). {@link
 * io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning} acts as JumpCloud's "Identity Management" tab,
 * {@link io.github.keycloakjumpcloud.simulator.scim.ScimClient} sends any request.
 */
package io.github.keycloakjumpcloud.simulator.scim;
