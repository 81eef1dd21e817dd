package io.github.keycloakjumpcloud.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcessionTest {

    private static final MetAccount ORDINARY = account(Bond.NONE, ScimHold.NONE, AccountState.ENABLED, false, false);

    @Test
    void aboutWhenTheAccountIsOrdinaryThenBoth() {
        assertThat(Concession.about(ORDINARY)).containsExactlyInAnyOrder(Concession.LINK, Concession.FREE);
    }

    @Test
    void aboutWhenNobodyMayDecideThenNothing() {
        assertThat(Stream.of(
                        account(Bond.NONE, ScimHold.NONE, AccountState.ENABLED, true, false),
                        account(Bond.NONE, ScimHold.NONE, AccountState.ENABLED, false, true),
                        account(Bond.NONE, ScimHold.NONE, AccountState.READ_ONLY, false, false)))
                .allSatisfy(account -> assertThat(Concession.about(account)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Bond.class)
    void aboutWhenTheAccountHasALinkThenItIsLinkedAnewOnlyForTheSamePersonPerhaps(Bond bond) {
        boolean others = EnumSet.of(Bond.LINKED, Bond.LINKED_TO_ANOTHER).contains(bond);

        assertThat(Concession.about(account(bond, ScimHold.NONE, AccountState.ENABLED, false, false))
                        .contains(Concession.LINK))
                .isEqualTo(!others);
    }

    @ParameterizedTest
    @EnumSource(ScimHold.class)
    void aboutWhenScimHasTheAccountThenItIsForScimToSay(ScimHold hold) {
        Set<Concession> possible = Concession.about(account(Bond.NONE, hold, AccountState.ENABLED, false, false));

        assertThat(possible.contains(Concession.LINK)).isEqualTo(hold == ScimHold.NONE);
        assertThat(possible.contains(Concession.FREE)).isEqualTo(hold == ScimHold.NONE || hold == ScimHold.RELEASED);
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountState.class,
            names = {"DISABLED", "LOCKED"})
    void aboutWhenNobodyCouldSignInThenItIsNotLinked(AccountState state) {
        assertThat(Concession.about(account(Bond.NONE, ScimHold.NONE, state, false, false)))
                .containsExactly(Concession.FREE);
    }

    private static MetAccount account(
            Bond bond, ScimHold hold, AccountState state, boolean administrates, boolean elsewhere) {
        return new MetAccount(
                "id",
                bond,
                hold,
                state,
                administrates,
                elsewhere,
                false,
                StoredAddress.VERIFIED,
                AccountUse.WITH_PASSWORD);
    }
}
