package io.github.keycloakjumpcloud.core.account;

/**
 * What settings say of accounts.
 *
 * @param mailWorks whether the realm can send mail, so that an account can be proven by it
 */
public record AccountPolicy(ProvisioningMode mode, ExistingAccountLinking linking, boolean mailWorks) {}
