package io.github.keycloakjumpcloud.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.account.AccountDecision.AskForProof;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Create;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Known;
import io.github.keycloakjumpcloud.core.account.AccountDecision.LinkAtOnce;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Rejected;
import io.github.keycloakjumpcloud.core.account.AccountTable.Case;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccountRuleTest {

    private static final Path DOCUMENT = Path.of("../docs/accounts.md");

    @ParameterizedTest
    @EnumSource
    void ruleWhenOneAccountIsMetThenEveryCombinationOfFactsIsDecidedAsTheTableSays(AccountTable table) {
        // given
        Set<AccountTable.Row> used = new HashSet<>();
        for (Case asked : cases()) {
            // when
            String decided = ask(table, asked);

            // then
            assertThat(decided).as("%s", asked).isEqualTo(table.expected(asked));
            used.add(table.row(asked));
        }
        assertThat(used).as("rows that decide something").containsExactlyInAnyOrderElementsOf(table.rows());
    }

    @ParameterizedTest
    @EnumSource
    void documentWhenTheTableChangesThenItSaysTheSame(AccountTable table) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(table.markdown());
    }

    @Test
    void linkAtOnceWhenDecidedThenNobodyElseCanBeBehindTheAccount() {
        for (Case asked : cases()) {
            if (ask(AccountTable.SIGN_IN, asked).equals("linked at once")) {
                MetAccount account = asked.account();
                boolean made = asked.isBegun() || asked.is(ScimHold.HELD);
                boolean proven = asked.trusted() && account.address().isSame() && !account.linkedElsewhere();
                assertThat(made || proven).as("%s", asked).isTrue();
                assertThat(account.administrates()).as("%s", asked).isFalse();
                assertThat(account.state()).as("%s", asked).isEqualTo(AccountState.ENABLED);
            }
        }
    }

    @Test
    void mailWhenItIsAProofThenItGoesToTheAssertedAddress() {
        for (Case asked : cases()) {
            AccountDecision decision = rule(asked).signIn(List.of(asked.account()));
            if (decision instanceof AskForProof ask && ask.proofs().contains(Proof.MAIL)) {
                assertThat(asked.account().address().isSame()).as("%s", asked).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"JIT, created", "INVITE_ONLY, JC-201", "SCIM_ONLY, JC-202"})
    void signInWhenNoAccountIsMetThenTheModeDecides(ProvisioningMode mode, String expected) {
        for (ExistingAccountLinking linking : ExistingAccountLinking.values()) {
            AccountRule rule = new AccountRule(new AccountPolicy(mode, linking, true), TestAccount.newcomer(true));
            assertThat(signIn(rule, List.of())).isEqualTo(expected);
        }
    }

    @Test
    void signInWhenSeveralAccountsAreMetThenTheLinkedOneCountsUnlessAnotherHasTheAddress() {
        MetAccount linked = with(TestAccount.plain(), Bond.LINKED, StoredAddress.DIFFERENT);
        MetAccount elsewhere = with(TestAccount.plain("other"), Bond.NONE, StoredAddress.DIFFERENT);
        MetAccount sameAddress = TestAccount.plain("other");

        assertThat(signIn(List.of(elsewhere, linked))).isEqualTo("signs in");
        assertThat(signIn(List.of(linked, sameAddress))).isEqualTo("JC-204");
        assertThat(signIn(List.of(TestAccount.plain(), sameAddress))).isEqualTo("JC-204");
        assertThat(signIn(List.of(held(), sameAddress))).isEqualTo("JC-204");
        assertThat(signIn(List.of(held(), elsewhere))).isEqualTo("linked at once");
    }

    @Test
    void signInWhenTheLinkedAccountIsDisabledThenThatIsSaidWhateverElseIsMet() {
        MetAccount leaver = new MetAccount(
                "leaver",
                Bond.LINKED,
                ScimHold.HELD,
                AccountState.DISABLED,
                false,
                false,
                false,
                StoredAddress.VERIFIED,
                AccountUse.WITHOUT_PASSWORD);

        assertThat(signIn(List.of(leaver, TestAccount.plain("other")))).isEqualTo("JC-203");
    }

    @Test
    void provisionWhenNoneOrSeveralAreMetThenAnAccountIsMadeOrNothing() {
        AccountRule rule = rule(ExistingAccountLinking.VERIFIED_DOMAIN);

        assertThat(rule.provision(List.of())).isInstanceOf(Create.class);
        assertThat(rule.provision(List.of(TestAccount.plain("a"), TestAccount.plain("b"))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void linkSelfWhenAnotherAccountIsThePersonsThenItIsRefused() {
        AccountRule rule = rule(ExistingAccountLinking.CONFIRM);
        MetAccount self = with(TestAccount.plain(), Bond.NONE, StoredAddress.DIFFERENT);
        MetAccount linked = with(TestAccount.plain("other"), Bond.LINKED, StoredAddress.DIFFERENT);

        assertThat(rule.linkSelf(self, List.of(linked))).isInstanceOf(Rejected.class);
        assertThat(rule.linkSelf(self, List.of(held()))).isInstanceOf(Rejected.class);
        assertThat(rule.linkSelf(self, List.of(TestAccount.plain("other")))).isInstanceOf(Rejected.class);
        assertThat(rule.linkSelf(self, List.of(self))).isEqualTo(new LinkAtOnce(TestAccount.ID));
    }

    @Test
    void linkSelfWhenOthersAreNotThePersonsThenTheyDoNotMatter() {
        MetAccount self = with(TestAccount.plain(), Bond.NONE, StoredAddress.DIFFERENT);
        MetAccount elsewhere = with(TestAccount.plain("other"), Bond.NONE, StoredAddress.DIFFERENT);

        assertThat(rule(ExistingAccountLinking.CONFIRM).linkSelf(self, List.of(self, elsewhere)))
                .isEqualTo(new LinkAtOnce(TestAccount.ID));
    }

    @Test
    void linkSelfWhenScimHasDeletedThePersonWithAnotherAccountThenItIsRefused() {
        MetAccount self = with(TestAccount.plain(), Bond.NONE, StoredAddress.DIFFERENT);

        assertThat(rule(ExistingAccountLinking.CONFIRM).linkSelf(self, List.of(self, released())))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.refusal().reason()).isEqualTo(RefusalReason.ACCOUNT_DISABLED));
    }

    @Test
    void signInWhenSeveralAreMetThenTheOneThatWasBegunOrHasTheAddressCounts() {
        MetAccount elsewhere = with(TestAccount.plain("elsewhere"), Bond.NONE, StoredAddress.DIFFERENT);
        MetAccount begun = new MetAccount(
                "begun",
                Bond.BEGUN,
                ScimHold.NONE,
                AccountState.ENABLED,
                false,
                false,
                false,
                StoredAddress.DIFFERENT,
                AccountUse.UNTOUCHED);
        AccountRule rule = rule(ExistingAccountLinking.VERIFIED_DOMAIN);

        assertThat(rule.signIn(List.of(elsewhere, begun))).isEqualTo(new LinkAtOnce("begun"));
        assertThat(rule.signIn(List.of(elsewhere, TestAccount.plain()))).isEqualTo(new LinkAtOnce(TestAccount.ID));
    }

    @Test
    void refusalWhenTheAccountIsOfADirectoryThenItsIdIsNotShown() {
        for (AccountState state : AccountState.values()) {
            MetAccount account = new MetAccount(
                    "f:directory:ann@acme.example",
                    Bond.LINKED,
                    ScimHold.NONE,
                    state,
                    false,
                    false,
                    false,
                    StoredAddress.VERIFIED,
                    AccountUse.WITHOUT_PASSWORD);
            if (rule(ExistingAccountLinking.CONFIRM).signIn(List.of(account)) instanceof Rejected rejected) {
                String fact = Wording.english().sentence(rejected.refusal().fact());
                assertThat(fact.contains(account.id())).as(fact).isEqualTo(state != AccountState.READ_ONLY);
            } else {
                assertThat(state).isEqualTo(AccountState.ENABLED);
            }
        }
    }

    private static MetAccount released() {
        return new MetAccount(
                "released",
                Bond.NONE,
                ScimHold.RELEASED,
                AccountState.ENABLED,
                false,
                false,
                false,
                StoredAddress.DIFFERENT,
                AccountUse.WITHOUT_PASSWORD);
    }

    /** Of whom SCIM told under the newcomer's address, whatever the person has made of the account since. */
    private static MetAccount held() {
        return new MetAccount(
                "held",
                Bond.NONE,
                ScimHold.HELD,
                AccountState.ENABLED,
                false,
                false,
                false,
                StoredAddress.DIFFERENT,
                AccountUse.WITH_PASSWORD);
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (MetAccount account : TestAccount.all()) {
            for (ProvisioningMode mode : ProvisioningMode.values()) {
                for (ExistingAccountLinking linking : ExistingAccountLinking.values()) {
                    AccountPolicy withMail = new AccountPolicy(mode, linking, true);
                    cases.add(new Case(withMail, true, account));
                    cases.add(new Case(withMail, false, account));
                    cases.add(new Case(new AccountPolicy(mode, linking, false), false, account));
                }
            }
        }
        return cases;
    }

    private static String ask(AccountTable table, Case asked) {
        AccountRule rule = rule(asked);
        Collection<MetAccount> met = List.of(asked.account());
        return switch (table) {
            case SIGN_IN -> signIn(rule, met);
            case PROVISION -> text(rule.provision(met), "409, the user exists", "taken over", code -> "409");
            case SELF_LINKING -> text(rule.linkSelf(asked.account(), met), "stays linked", "linked", code -> code);
        };
    }

    private static AccountRule rule(Case asked) {
        return new AccountRule(asked.policy(), TestAccount.newcomer(asked.trusted()));
    }

    private static AccountRule rule(ExistingAccountLinking linking) {
        return new AccountRule(new AccountPolicy(ProvisioningMode.JIT, linking, true), TestAccount.newcomer(true));
    }

    private static String signIn(Collection<MetAccount> met) {
        return signIn(rule(ExistingAccountLinking.VERIFIED_DOMAIN), met);
    }

    private static String signIn(AccountRule rule, Collection<MetAccount> met) {
        return text(rule.signIn(met), "signs in", "linked at once", code -> code);
    }

    private static String text(
            AccountDecision decision, String known, String linked, Function<String, String> refused) {
        if (decision instanceof Known) {
            return known;
        }
        if (decision instanceof LinkAtOnce) {
            return linked;
        }
        if (decision instanceof AskForProof ask) {
            boolean mail = ask.proofs().contains(Proof.MAIL);
            boolean password = ask.proofs().contains(Proof.CREDENTIAL);
            return "proof by " + (mail ? "mail" : "") + (mail && password ? " or " : "") + (password ? "password" : "");
        }
        return decision instanceof Rejected rejected
                ? refused.apply(rejected.refusal().reason().code())
                : "created";
    }

    private static MetAccount with(MetAccount account, Bond bond, StoredAddress address) {
        return new MetAccount(
                account.id(),
                bond,
                account.hold(),
                account.state(),
                account.administrates(),
                account.heldElsewhere(),
                account.linkedElsewhere(),
                address,
                account.use());
    }
}
