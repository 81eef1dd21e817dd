package io.github.keycloakjumpcloud.core.access;

/** What a SCIM create does. */
public sealed interface ProvisioningDecision {

    /** Nobody has that name or address: a new account. */
    record CreateAccount() implements ProvisioningDecision {}

    /** An account that is there becomes the connection's. */
    record AdoptAccount(String userId) implements ProvisioningDecision {}

    /** RFC 7644 §3.3: 409, {@code uniqueness}. */
    record Conflict(String reason) implements ProvisioningDecision {}
}
