package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.access.ProvisioningDecision.AdoptAccount;
import io.github.keycloakjumpcloud.core.access.ProvisioningDecision.Conflict;
import java.util.Collection;

/** Which account a person gets whom a connection's SCIM client creates, when the name or address is taken. */
public final class Provisioning {

    /** The same for every account that is not the connection's: whose it is, and that it administers, is not told. */
    private static final String NOT_FREE = "the user name or e-mail address is taken";

    private Provisioning() {}

    /**
     * @param met the accounts with the person's user name or e-mail address, each once; none when the realm has another
     *     reason to call them taken
     * @param domainVerified whether the connection is trusted for the domain of that address
     */
    public static ProvisioningDecision decide(
            ExistingAccountLinking linking, Collection<MetAccount> met, boolean domainVerified) {
        if (met.size() != 1) {
            return new Conflict(NOT_FREE);
        }
        MetAccount account = met.iterator().next();
        if (account.owned()) {
            return new Conflict("the user exists");
        }
        // An administrator's account is worth more than a domain: whoever runs the JumpCloud side could take it.
        if (account.administrator() || account.ofAnotherConnection()) {
            return new Conflict(NOT_FREE);
        }
        // A user name alone may have been given to somebody else since.
        if (!account.ownsEmail()) {
            return new Conflict(NOT_FREE);
        }
        // Whoever disabled an account that SCIM never had meant it.
        boolean mayLink = linking == ExistingAccountLinking.VERIFIED_DOMAIN && domainVerified && account.enabled();
        return account.released() || mayLink ? new AdoptAccount(account.userId()) : new Conflict(NOT_FREE);
    }
}
