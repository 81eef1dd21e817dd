/**
 * JumpCloud's provisioning as a SCIM client (RFC 7643, RFC 7644): {@link
 * io.github.keycloakjumpcloud.simulator.scim.ScimClient} sends anything, {@link
 * io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning} does what JumpCloud's "Identity Management" tab does.
 */
package io.github.keycloakjumpcloud.simulator.scim;
