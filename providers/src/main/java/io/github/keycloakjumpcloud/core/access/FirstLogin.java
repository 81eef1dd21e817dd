package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.access.FirstLoginDecision.AskForProof;
import io.github.keycloakjumpcloud.core.access.FirstLoginDecision.CreateAccount;
import io.github.keycloakjumpcloud.core.access.FirstLoginDecision.LinkAtOnce;
import io.github.keycloakjumpcloud.core.access.FirstLoginDecision.Rejected;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import java.util.Optional;

/**
 * Which account a person gets who signs in through a connection for the first time. The {@link Gate} has let the person
 * in before.
 */
public final class FirstLogin {

    /**
     * @param existing the account with the person's e-mail address, if there is one
     * @param domainVerified whether the connection is trusted for the domain of that address
     */
    public FirstLoginDecision decide(
            ProvisioningMode mode,
            ExistingAccountLinking linking,
            Optional<ExistingAccount> existing,
            boolean domainVerified) {
        return existing.map(account -> existingAccount(mode, linking, account, domainVerified))
                .orElseGet(() -> noAccount(mode));
    }

    private static FirstLoginDecision noAccount(ProvisioningMode mode) {
        return switch (mode) {
            case JIT -> new CreateAccount();
            case INVITE_ONLY -> rejected(Refusal.NO_ACCOUNT, "no account has this e-mail address");
            case SCIM_ONLY -> rejected(Refusal.NOT_PROVISIONED, "SCIM has not created an account");
        };
    }

    private static FirstLoginDecision existingAccount(
            ProvisioningMode mode, ExistingAccountLinking linking, ExistingAccount account, boolean domainVerified) {
        if (!account.enabled()) {
            return rejected(Refusal.ACCOUNT_DISABLED, "account " + account.userId() + " is disabled");
        }
        if (account.linkedToAnotherIdentity()) {
            return rejected(
                    Refusal.LINKING_REFUSED,
                    "account " + account.userId() + " is linked to this connection under another NameID");
        }
        if (account.provisionedByThisConnection() && !account.administrator()) {
            return new LinkAtOnce(account.userId());
        }
        if (mode == ProvisioningMode.SCIM_ONLY && !account.provisionedByThisConnection()) {
            return rejected(
                    Refusal.NOT_PROVISIONED,
                    "account " + account.userId() + " was not created by this connection's SCIM client");
        }
        return foreignAccount(linking, account, domainVerified);
    }

    private static FirstLoginDecision foreignAccount(
            ExistingAccountLinking linking, ExistingAccount account, boolean domainVerified) {
        return switch (linking) {
            case NEVER ->
                rejected(
                        Refusal.LINKING_REFUSED,
                        "account " + account.userId() + " exists, and existing accounts are never linked");
            case CONFIRM -> new AskForProof(account.userId());
            // An administrator's account is worth more than a domain: whoever runs the JumpCloud side could take it.
            case VERIFIED_DOMAIN ->
                domainVerified && !account.administrator()
                        ? new LinkAtOnce(account.userId())
                        : new AskForProof(account.userId());
        };
    }

    private static FirstLoginDecision rejected(Refusal refusal, String fact) {
        return new Rejected(new Refused(refusal, fact));
    }
}
