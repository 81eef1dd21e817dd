package io.github.keycloakjumpcloud.core.account;

/**
 * The settings that {@link AccountRule} follows.
 *
 * @param mailWorks whether the realm can send mail, so that people can prove an account by a mail
 */
public record AccountPolicy(ProvisioningMode mode, ExistingAccountLinking linking, boolean mailWorks) {

    /**
     * Whether somebody may have to prove an account by mail and cannot, because the realm sends none. Even where accounts of
     * verified domains are linked at once, those of administrators and those linked to another identity provider are not.
     */
    public boolean lacksMailForProof() {
        return linking != ExistingAccountLinking.NEVER && !mailWorks;
    }
}
