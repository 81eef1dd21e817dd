package io.github.keycloakjumpcloud.core.account;

/** What a connection's settings say of accounts. */
public record AccountPolicy(ProvisioningMode mode, ExistingAccountLinking linking) {}
