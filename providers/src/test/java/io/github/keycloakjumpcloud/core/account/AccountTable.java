package io.github.keycloakjumpcloud.core.account;

import java.util.List;
import java.util.function.Predicate;

/**
 * The account rule said in another way: rows, of which the first that fits decides. The tables in docs/accounts.md are made
 * of them.
 */
enum AccountTable {
    SIGN_IN(List.of(
            row("linked to this person, disabled", c -> c.is(Bond.LINKED) && c.is(AccountState.DISABLED), "JC-203"),
            row(
                    "linked to this person, locked after wrong passwords",
                    c -> c.is(Bond.LINKED) && c.is(AccountState.LOCKED),
                    "JC-205"),
            row(
                    "linked to this person, of a read-only directory",
                    c -> c.is(Bond.LINKED) && c.is(AccountState.READ_ONLY),
                    "JC-206"),
            row("linked to this person", c -> c.is(Bond.LINKED), "signs in"),
            row("deleted over SCIM and kept", c -> c.is(ScimHold.RELEASED), "JC-203"),
            row("disabled", c -> c.is(AccountState.DISABLED), "JC-203"),
            row("locked after wrong passwords", c -> c.is(AccountState.LOCKED), "JC-205"),
            row("of a read-only directory", c -> c.is(AccountState.READ_ONLY), "JC-206"),
            row("linked to this connection under another NameID", c -> c.isLinkedUnderAnotherNameId(), "JC-204"),
            row(
                    "begun by this person's first sign-in, and nothing else made of it since",
                    c -> c.isBegun(),
                    "linked at once"),
            row("held by another connection's SCIM", c -> c.account().heldElsewhere(), "JC-204"),
            row("held by this connection's SCIM for another address", c -> c.is(ScimHold.HELD_AS_ANOTHER), "JC-204"),
            row(
                    "held by this connection's SCIM for this address, no administrator",
                    c -> c.is(ScimHold.HELD) && !c.account().administrates(),
                    "linked at once"),
            row(
                    "not held by SCIM, mode scim-only",
                    c -> !c.is(ScimHold.HELD) && c.is(ProvisioningMode.SCIM_ONLY),
                    "JC-202"),
            row("any other, linking never", c -> c.is(ExistingAccountLinking.NEVER), "JC-204"),
            row(
                    "same address, verified; domain trusted; no administrator; no link to another provider; linking verified-domain",
                    c -> c.mayLinkAtOnce() && c.is(StoredAddress.VERIFIED),
                    "linked at once"),
            row(
                    "same address, not verified, but an invitation that nobody has used; otherwise as before",
                    c -> c.mayLinkAtOnce()
                            && c.is(StoredAddress.UNVERIFIED)
                            && c.account().isUntouched(),
                    "linked at once"),
            row(
                    "any other with the same, verified address and a password; the realm sends mail",
                    c -> c.policy().mailWorks()
                            && c.is(StoredAddress.VERIFIED)
                            && c.account().hasPassword(),
                    "proof by mail or password"),
            row(
                    "any other with the same, verified address; the realm sends mail",
                    c -> c.policy().mailWorks() && c.is(StoredAddress.VERIFIED),
                    "proof by mail"),
            row(
                    "same address, not verified, an unused invitation; the realm sends mail",
                    c -> c.policy().mailWorks()
                            && c.is(StoredAddress.UNVERIFIED)
                            && c.account().isUntouched(),
                    "proof by mail"),
            row(
                    "any other with a password, also one met by its user name only",
                    c -> c.account().hasPassword(),
                    "proof by password"),
            row("any other", c -> true, "JC-204"))),

    PROVISION(List.of(
            row("administrator", c -> c.account().administrates(), "409"),
            row("held by another connection's SCIM", c -> c.account().heldElsewhere(), "409"),
            row("of a read-only directory", c -> c.is(AccountState.READ_ONLY), "409"),
            row("held by this connection's SCIM for this address", c -> c.is(ScimHold.HELD), "409, the user exists"),
            row("held by this connection's SCIM for another address", c -> c.is(ScimHold.HELD_AS_ANOTHER), "409"),
            row(
                    "signed in through this connection before, or begun to; under another NameID only if that is no address, and"
                            + " the connection knows the account under this address",
                    c -> c.is(Bond.LINKED) || c.isBegun() || c.is(Bond.LINKED_FOR_THIS_ADDRESS),
                    "taken over"),
            row(
                    "deleted over SCIM and kept, and not linked to another provider since",
                    c -> c.is(ScimHold.RELEASED) && !c.account().linkedElsewhere(),
                    "taken over"),
            row("linked to this connection under another NameID", c -> c.isLinkedUnderAnotherNameId(), "409"),
            row("disabled", c -> c.is(AccountState.DISABLED), "409"),
            row(
                    "same address, verified; domain trusted; no link to another provider; linking verified-domain",
                    c -> c.mayLinkAtOnce() && c.is(StoredAddress.VERIFIED),
                    "taken over"),
            row(
                    "same address, not verified, but an invitation that nobody has used; otherwise as before",
                    c -> c.mayLinkAtOnce()
                            && c.is(StoredAddress.UNVERIFIED)
                            && c.account().isUntouched(),
                    "taken over"),
            row("any other", c -> true, "409"))),

    SELF_LINKING(List.of(
            row(
                    "deleted over SCIM and kept, not linked to this person",
                    c -> c.is(ScimHold.RELEASED) && !c.is(Bond.LINKED),
                    "JC-203"),
            row("disabled", c -> c.is(AccountState.DISABLED), "JC-203"),
            row("locked after wrong passwords", c -> c.is(AccountState.LOCKED), "JC-205"),
            row("of a read-only directory", c -> c.is(AccountState.READ_ONLY), "JC-206"),
            row("linked to this connection under another NameID", c -> c.isLinkedUnderAnotherNameId(), "JC-204"),
            row(
                    "held by another connection's SCIM, or by this one's for another address, and not of this person here",
                    c -> (c.account().heldElsewhere() || c.is(ScimHold.HELD_AS_ANOTHER))
                            && !c.is(Bond.LINKED)
                            && !c.isBegun(),
                    "JC-204"),
            row("linked to this person", c -> c.is(Bond.LINKED), "stays linked"),
            row("held by this connection's SCIM for this address", c -> c.is(ScimHold.HELD), "linked"),
            row("any other, mode scim-only", c -> c.is(ProvisioningMode.SCIM_ONLY), "JC-202"),
            row("any other, linking never", c -> c.is(ExistingAccountLinking.NEVER), "JC-204"),
            row("any other", c -> true, "linked")));

    private final List<Row> rows;

    AccountTable(List<Row> rows) {
        this.rows = rows;
    }

    /** One combination of facts and settings. */
    record Case(AccountPolicy policy, boolean trusted, MetAccount account) {

        boolean is(Bond bond) {
            return account.bond() == bond;
        }

        boolean is(ScimHold hold) {
            return account.hold() == hold;
        }

        boolean is(AccountState state) {
            return account.state() == state;
        }

        boolean is(StoredAddress address) {
            return account.address() == address;
        }

        boolean is(ProvisioningMode mode) {
            return policy.mode() == mode;
        }

        boolean is(ExistingAccountLinking linking) {
            return policy.linking() == linking;
        }

        boolean isBegun() {
            return is(Bond.BEGUN) && account.isUntouched() && !account.administrates();
        }

        boolean isLinkedUnderAnotherNameId() {
            return is(Bond.LINKED_TO_ANOTHER) || is(Bond.LINKED_FOR_THIS_ADDRESS) || is(Bond.LINKED_UNDER_OTHER_ID);
        }

        boolean mayLinkAtOnce() {
            return trusted
                    && is(ExistingAccountLinking.VERIFIED_DOMAIN)
                    && !account.administrates()
                    && !account.linkedElsewhere();
        }
    }

    record Row(String when, Predicate<Case> fits, String then) {}

    private static Row row(String when, Predicate<Case> fits, String then) {
        return new Row(when, fits, then);
    }

    String expected(Case asked) {
        return row(asked).then();
    }

    Row row(Case asked) {
        return rows.stream().filter(row -> row.fits().test(asked)).findFirst().orElseThrow();
    }

    List<Row> rows() {
        return rows;
    }

    /** The table in Markdown. */
    String markdown() {
        StringBuilder table = new StringBuilder("| the account is | |\n|---|---|\n");
        rows.forEach(row -> table.append("| " + row.when() + " | " + row.then() + " |\n"));
        return table.toString();
    }
}
