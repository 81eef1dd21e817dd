package io.github.keycloakjumpcloud.core.access;

/** What a SCIM create does that meets existing accounts. */
public sealed interface ProvisioningDecision {

    /** An account that is there becomes the connection's. */
    record AdoptAccount(String userId) implements ProvisioningDecision {}

    /** RFC 7644 §3.3: 409, {@code uniqueness}. */
    record Conflict(String reason) implements ProvisioningDecision {}
}
