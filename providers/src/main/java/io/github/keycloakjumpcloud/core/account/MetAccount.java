package io.github.keycloakjumpcloud.core.account;

import java.util.EnumSet;
import java.util.Set;

/**
 * An account that a newcomer meets: by link, by SCIM record, by address or by user name.
 *
 * @param administrates by role, group, composite role or fine-grained permission
 * @param ofAnotherConnection linked to another JumpCloud connection, or held by its SCIM client
 * @param ofAnotherProvider linked to an identity provider that is no connection
 * @param address the account's own address beside the newcomer's
 * @param credential has a password, so that it can be proven by it
 * @param untouched an invitation: no credential, no link, no session
 */
public record MetAccount(
        String id,
        Bond bond,
        ScimHold hold,
        AccountState state,
        boolean administrates,
        boolean ofAnotherConnection,
        boolean ofAnotherProvider,
        StoredAddress address,
        boolean credential,
        boolean untouched) {

    /** Whether it is the newcomer's by what this connection did before. */
    boolean isNewcomersOwn() {
        return bond == Bond.LINKED || bond == Bond.BEGUN;
    }

    /** Whether nothing but the newcomer can be behind it: its address was seen to be theirs, or nobody has used it yet. */
    boolean isNobodyElses() {
        return address == StoredAddress.VERIFIED || address == StoredAddress.UNVERIFIED && untouched;
    }

    /**
     * How the newcomer can prove to own it. A mail proves the address only: where somebody else may have typed that address,
     * and has a credential, they would share the account from then on.
     */
    Set<Proof> proofs() {
        Set<Proof> proofs = EnumSet.noneOf(Proof.class);
        if (isNobodyElses()) {
            proofs.add(Proof.MAIL);
        }
        if (credential) {
            proofs.add(Proof.CREDENTIAL);
        }
        return proofs;
    }
}
