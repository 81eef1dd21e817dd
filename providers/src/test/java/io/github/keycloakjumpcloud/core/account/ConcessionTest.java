package io.github.keycloakjumpcloud.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcessionTest {

    private static final MetAccount ORDINARY = account("id", Bond.NONE, ScimHold.NONE, AccountState.ENABLED);

    @Test
    void aboutWhenTheAccountIsOrdinaryThenBoth() {
        assertThat(about(ORDINARY)).containsExactlyInAnyOrder(Concession.LINK, Concession.FREE);
    }

    @Test
    void aboutWhenNobodyMayDecideThenNothing() {
        assertThat(Stream.of(
                        account("id", Bond.NONE, ScimHold.NONE, AccountState.READ_ONLY),
                        account(true, false, false),
                        account(false, true, false),
                        account(false, false, true)))
                .allSatisfy(account -> assertThat(about(account)).isEmpty());
    }

    @Test
    void aboutWhenTheConnectionIsNotTrustedForTheDomainThenNothingIsLinked() {
        assertThat(Concession.about(ORDINARY, false, List.of(ORDINARY))).containsExactly(Concession.FREE);
    }

    @Test
    void aboutWhenThePersonIsLinkedToAnotherAccountThenNoSecondOneIs() {
        MetAccount linked = account("other", Bond.LINKED, ScimHold.NONE, AccountState.ENABLED);

        assertThat(Concession.about(ORDINARY, true, List.of(linked, ORDINARY))).containsExactly(Concession.FREE);
        assertThat(Concession.about(linked, true, List.of(linked, ORDINARY))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AccountUse.class)
    void aboutWhenTheAddressIsNotVerifiedThenOnlyAnAccountThatNobodyHasUsedIsLinked(AccountUse use) {
        MetAccount account = account(StoredAddress.UNVERIFIED, use);

        assertThat(about(account).contains(Concession.LINK)).isEqualTo(use == AccountUse.UNTOUCHED);
    }

    @ParameterizedTest
    @EnumSource(AccountUse.class)
    void aboutWhenTheAccountIsMetByItsNameOnlyThenItIsNotLinked(AccountUse use) {
        assertThat(about(account(StoredAddress.DIFFERENT, use))).containsExactly(Concession.FREE);
    }

    @ParameterizedTest
    @EnumSource(Bond.class)
    void aboutWhenTheAccountHasALinkThenItIsLinkedAnewOnlyForTheSamePerson(Bond bond) {
        Set<Concession> possible = about(account("id", bond, ScimHold.NONE, AccountState.ENABLED));

        assertThat(possible.contains(Concession.LINK))
                .isEqualTo(EnumSet.of(Bond.NONE, Bond.LINKED_FOR_THIS_ADDRESS).contains(bond));
        assertThat(possible.contains(Concession.FREE))
                .isEqualTo(EnumSet.of(Bond.NONE, Bond.LINKED_TO_ANOTHER).contains(bond));
    }

    @ParameterizedTest
    @EnumSource(ScimHold.class)
    void aboutWhenScimHasTheAccountThenItIsForScimToSay(ScimHold hold) {
        Set<Concession> possible = about(account("id", Bond.NONE, hold, AccountState.ENABLED));

        assertThat(possible.contains(Concession.LINK)).isEqualTo(hold == ScimHold.NONE);
        assertThat(possible.contains(Concession.FREE)).isEqualTo(hold == ScimHold.NONE || hold == ScimHold.RELEASED);
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountState.class,
            names = {"DISABLED", "LOCKED"})
    void aboutWhenNobodyCouldSignInThenItIsNotLinked(AccountState state) {
        assertThat(about(account("id", Bond.NONE, ScimHold.NONE, state))).containsExactly(Concession.FREE);
    }

    private static Set<Concession> about(MetAccount account) {
        return Concession.about(account, true, List.of(account));
    }

    private static MetAccount account(String id, Bond bond, ScimHold hold, AccountState state) {
        return new MetAccount(
                id, bond, hold, state, false, false, false, StoredAddress.VERIFIED, AccountUse.WITH_PASSWORD);
    }

    private static MetAccount account(boolean administrates, boolean heldElsewhere, boolean linkedElsewhere) {
        return new MetAccount(
                "id",
                Bond.NONE,
                ScimHold.NONE,
                AccountState.ENABLED,
                administrates,
                heldElsewhere,
                linkedElsewhere,
                StoredAddress.VERIFIED,
                AccountUse.WITH_PASSWORD);
    }

    private static MetAccount account(StoredAddress address, AccountUse use) {
        return new MetAccount("id", Bond.NONE, ScimHold.NONE, AccountState.ENABLED, false, false, false, address, use);
    }
}
