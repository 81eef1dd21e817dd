package io.github.keycloakjumpcloud.simulator.scim;

/** What JumpCloud's provisioning of a user or a group has changed at the endpoint. */
public enum ProvisioningEffect {
    CREATED,
    UPDATED,
    /** The endpoint had the user or group already, with the same attributes. */
    UNCHANGED
}
