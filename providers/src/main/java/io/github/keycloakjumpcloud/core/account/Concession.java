package io.github.keycloakjumpcloud.core.account;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an administrator may decide about an account that keeps somebody out. The decision changes the account; the
 * {@link AccountRule} then finds other facts, and stays as it is.
 */
public enum Concession {
    /** The account is the person's: it is linked to them. */
    LINK,
    /** The account is somebody else's: it gives up the address and the user name that the person needs. */
    FREE;

    /** Those that are possible. Nobody decides so about accounts of administrators, of directories or of another customer. */
    public static Set<Concession> about(MetAccount account) {
        Set<Concession> possible = EnumSet.noneOf(Concession.class);
        boolean untouchable =
                account.administrates() || account.heldElsewhere() || account.state() == AccountState.READ_ONLY;
        if (untouchable) {
            return possible;
        }
        if (account.state() == AccountState.ENABLED && account.hold() == ScimHold.NONE && !isAnothersByLink(account)) {
            possible.add(LINK);
        }
        if (account.hold() == ScimHold.NONE || account.hold() == ScimHold.RELEASED) {
            possible.add(FREE);
        }
        return possible;
    }

    private static boolean isAnothersByLink(MetAccount account) {
        return account.bond() == Bond.LINKED || account.bond() == Bond.LINKED_TO_ANOTHER;
    }
}
