package io.github.keycloakjumpcloud.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which account only bridged the time until SCIM announced the person's new address, and may be closed. */
class InterimAccountTest {

    private static final AccountUse SIGNED_IN = AccountUse.WITHOUT_PASSWORD;

    static List<MetAccount> interim() {
        return List.of(
                account(Bond.LINKED, ScimHold.NONE, false, false, false, SIGNED_IN),
                account(Bond.LINKED_FOR_THIS_ADDRESS, ScimHold.NONE, false, false, false, SIGNED_IN),
                account(Bond.BEGUN, ScimHold.NONE, false, false, false, AccountUse.UNTOUCHED));
    }

    /** Each differs from an interim account in one fact. */
    static List<MetAccount> others() {
        return List.of(
                account(Bond.NONE, ScimHold.NONE, false, false, false, SIGNED_IN),
                account(Bond.LINKED_UNDER_OTHER_ID, ScimHold.NONE, false, false, false, SIGNED_IN),
                account(Bond.LINKED_TO_ANOTHER, ScimHold.NONE, false, false, false, SIGNED_IN),
                account(Bond.BEGUN, ScimHold.NONE, false, false, false, SIGNED_IN),
                account(Bond.LINKED, ScimHold.HELD, false, false, false, SIGNED_IN),
                account(Bond.LINKED, ScimHold.HELD_AS_ANOTHER, false, false, false, SIGNED_IN),
                account(Bond.LINKED, ScimHold.RELEASED, false, false, false, SIGNED_IN),
                account(Bond.LINKED, ScimHold.NONE, true, false, false, SIGNED_IN),
                account(Bond.LINKED, ScimHold.NONE, false, true, false, SIGNED_IN),
                account(Bond.LINKED, ScimHold.NONE, false, false, true, SIGNED_IN),
                account(Bond.LINKED, ScimHold.NONE, false, false, false, AccountUse.WITH_PASSWORD));
    }

    @ParameterizedTest
    @MethodSource("interim")
    void isInterimWhenTheAccountHasNothingBesidesThisConnectionThenItIsIfMadeSince(MetAccount account) {
        assertThat(AccountRule.isInterim(account, true)).isTrue();
        assertThat(AccountRule.isInterim(account, false)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("others")
    void isInterimWhenTheAccountHasAnythingElseThenItIsNot(MetAccount account) {
        assertThat(AccountRule.isInterim(account, true)).isFalse();
    }

    @Test
    void interimWhenAskedForThenItsStateAndAddressDoNotMatter() {
        for (AccountState state : AccountState.values()) {
            for (StoredAddress address : StoredAddress.values()) {
                MetAccount account = new MetAccount(
                        "id", Bond.LINKED, ScimHold.NONE, state, false, false, false, address, SIGNED_IN);
                assertThat(AccountRule.isInterim(account, true)).isTrue();
            }
        }
    }

    private static MetAccount account(
            Bond bond,
            ScimHold hold,
            boolean administrates,
            boolean heldElsewhere,
            boolean linkedElsewhere,
            AccountUse use) {
        return new MetAccount(
                "id",
                bond,
                hold,
                AccountState.ENABLED,
                administrates,
                heldElsewhere,
                linkedElsewhere,
                StoredAddress.UNVERIFIED,
                use);
    }
}
