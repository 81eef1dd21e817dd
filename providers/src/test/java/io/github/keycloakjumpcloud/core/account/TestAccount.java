package io.github.keycloakjumpcloud.core.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.ArrayList;
import java.util.List;

/** Accounts and newcomers to ask the rule about. */
final class TestAccount {

    static final String ID = "account-id";

    private static final boolean[] EITHER = {false, true};

    private TestAccount() {}

    static Newcomer newcomer(boolean trusted) {
        return new Newcomer(
                "ann@acme.example", EmailAddress.parse("ann@acme.example").orElseThrow(), trusted);
    }

    /** Nobody's: met by its address, verified, with a password. */
    static MetAccount plain() {
        return plain(ID);
    }

    static MetAccount plain(String id) {
        return new MetAccount(
                id,
                Bond.NONE,
                ScimHold.NONE,
                AccountState.ENABLED,
                false,
                false,
                false,
                StoredAddress.VERIFIED,
                AccountUse.WITH_PASSWORD);
    }

    /** Every combination of facts that can be. */
    static List<MetAccount> all() {
        List<MetAccount> all = new ArrayList<>();
        for (Bond bond : Bond.values()) {
            for (ScimHold hold : ScimHold.values()) {
                for (AccountState state : AccountState.values()) {
                    for (StoredAddress address : StoredAddress.values()) {
                        addTraits(all, bond, hold, state, address);
                    }
                }
            }
        }
        return all;
    }

    private static void addTraits(
            List<MetAccount> all, Bond bond, ScimHold hold, AccountState state, StoredAddress address) {
        for (boolean administrates : EITHER) {
            for (boolean heldElsewhere : EITHER) {
                for (boolean linkedElsewhere : EITHER) {
                    for (AccountUse use : AccountUse.values()) {
                        boolean linked = heldElsewhere || linkedElsewhere;
                        if (use != AccountUse.UNTOUCHED || !linked) {
                            all.add(new MetAccount(
                                    ID,
                                    bond,
                                    hold,
                                    state,
                                    administrates,
                                    heldElsewhere,
                                    linkedElsewhere,
                                    address,
                                    use));
                        }
                    }
                }
            }
        }
    }
}
