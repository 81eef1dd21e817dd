package io.github.keycloakjumpcloud.core.account;

import java.util.EnumSet;
import java.util.Set;

/**
 * An account that a newcomer meets: found by link, by SCIM record, by address or by user name.
 *
 * @param administrates whether the account is an administrator's, by role, group, composite role or fine-grained
 *     permission
 * @param heldElsewhere whether another connection's SCIM client created the account or took it over
 * @param linkedElsewhere whether the account is linked to another identity provider, of this extension or not
 * @param address how the account's address compares with the newcomer's
 * @param use how the account has been used so far
 */
public record MetAccount(
        String id,
        Bond bond,
        ScimHold hold,
        AccountState state,
        boolean administrates,
        boolean heldElsewhere,
        boolean linkedElsewhere,
        StoredAddress address,
        AccountUse use) {

    boolean isUntouched() {
        return use == AccountUse.UNTOUCHED;
    }

    boolean hasPassword() {
        return use == AccountUse.WITH_PASSWORD;
    }

    /**
     * Whether the account is the newcomer's because of an earlier act of this connection, and nobody has used it
     * otherwise since.
     */
    boolean isNewcomersOwn() {
        return bond == Bond.LINKED || bond == Bond.BEGUN && isUntouched() && !administrates;
    }

    /**
     * Whether nobody but the newcomer can be behind the account: its address is verified as theirs, or nobody has used
     * it yet.
     */
    boolean isNobodyElses() {
        return address == StoredAddress.VERIFIED || address == StoredAddress.UNVERIFIED && isUntouched();
    }

    /**
     * The ways in which the newcomer can prove to own the account; empty when there is none. A mail proves the address
     * only. If somebody else may have typed that address and has a credential, both would share the account after a
     * mail, so mail is no proof then.
     */
    Set<Proof> proofs(boolean mailWorks) {
        Set<Proof> proofs = EnumSet.noneOf(Proof.class);
        if (mailWorks && isNobodyElses()) {
            proofs.add(Proof.MAIL);
        }
        if (hasPassword()) {
            proofs.add(Proof.CREDENTIAL);
        }
        return proofs;
    }
}
