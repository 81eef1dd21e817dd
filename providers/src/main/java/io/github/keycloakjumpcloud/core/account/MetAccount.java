package io.github.keycloakjumpcloud.core.account;

import java.util.EnumSet;
import java.util.Set;

/**
 * An account that a newcomer meets: by link, by SCIM record, by address or by user name.
 *
 * @param administrates by role, group, composite role or fine-grained permission
 * @param heldElsewhere another connection's SCIM client has created it or taken it over
 * @param linkedElsewhere linked to another identity provider, a connection or not
 * @param address the account's own address beside the newcomer's
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

    /** Whether it is the newcomer's by what this connection did before, and nobody has made anything else of it since. */
    boolean isNewcomersOwn() {
        return bond == Bond.LINKED || bond == Bond.BEGUN && isUntouched() && !administrates;
    }

    /** Whether nothing but the newcomer can be behind it: its address was seen to be theirs, or nobody has used it yet. */
    boolean isNobodyElses() {
        return address == StoredAddress.VERIFIED || address == StoredAddress.UNVERIFIED && isUntouched();
    }

    /**
     * How the newcomer can prove to own it. A mail proves the address only: where somebody else may have typed that address,
     * and has a credential, they would share the account from then on.
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
