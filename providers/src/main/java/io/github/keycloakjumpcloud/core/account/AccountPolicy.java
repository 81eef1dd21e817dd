package io.github.keycloakjumpcloud.core.account;

/**
 * The settings that {@link AccountRule} follows.
 *
 * @param mailWorks whether the realm can send mail, so that people can prove an account by a mail
 */
public record AccountPolicy(ProvisioningMode mode, ExistingAccountLinking linking, boolean mailWorks) {}
