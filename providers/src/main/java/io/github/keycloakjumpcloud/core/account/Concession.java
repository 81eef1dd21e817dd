package io.github.keycloakjumpcloud.core.account;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an administrator may decide about an account that keeps somebody out. The decision changes the account; the
 * {@link AccountRule} then finds other facts, and stays as it is. It stands in for a setting of the connection and never for
 * proof: an account that could not be linked at once under any setting is not linked by a decision.
 */
public enum Concession {
    /** The account is the person's: it is linked to them. */
    LINK,
    /** The account is somebody else's: it gives up the address and the user name that the person needs. */
    FREE;

    /**
     * Those that are possible about one of the accounts that were met. Nobody decides so about accounts of administrators, of
     * read-only directories, or of whom another provider or customer has.
     *
     * @param trusted whether the connection is trusted for the domain of the person's address
     * @param met all accounts that were met
     */
    public static Set<Concession> about(MetAccount account, boolean trusted, Collection<MetAccount> met) {
        Set<Concession> possible = EnumSet.noneOf(Concession.class);
        boolean untouchable = account.administrates()
                || account.heldElsewhere()
                || account.linkedElsewhere()
                || account.state() == AccountState.READ_ONLY;
        if (untouchable) {
            return possible;
        }
        boolean linked = met.stream().anyMatch(one -> one.bond() == Bond.LINKED);
        if (trusted && !linked && isThePersonsOnly(account)) {
            possible.add(LINK);
        }
        boolean others = account.bond() == Bond.NONE || account.bond() == Bond.LINKED_TO_ANOTHER;
        if (others && (account.hold() == ScimHold.NONE || account.hold() == ScimHold.RELEASED)) {
            possible.add(FREE);
        }
        return possible;
    }

    /** Nobody else has a password, a link or a session that would go on working. */
    private static boolean isThePersonsOnly(MetAccount account) {
        boolean free = account.bond() == Bond.NONE || account.bond() == Bond.LINKED_FOR_THIS_ADDRESS;
        return free
                && account.hold() == ScimHold.NONE
                && account.state() == AccountState.ENABLED
                && account.isNobodyElses();
    }
}
