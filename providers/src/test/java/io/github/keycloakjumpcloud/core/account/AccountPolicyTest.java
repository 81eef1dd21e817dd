package io.github.keycloakjumpcloud.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.account.AccountDecision.AskForProof;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Rejected;
import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the settings beforehand is what the rule makes of them later. */
class AccountPolicyTest {

    @ParameterizedTest(name = "linkExisting {0}, mail works: {1}")
    @CsvSource({
        "VERIFIED_DOMAIN, true",
        "VERIFIED_DOMAIN, false",
        "CONFIRM, true",
        "CONFIRM, false",
        "NEVER, true",
        "NEVER, false"
    })
    void mailLackingWhenSaidThenTheRuleRefusesSomebodyForThatAndOnlyThen(
            ExistingAccountLinking linking, boolean mailWorks) {
        for (ProvisioningMode mode : ProvisioningMode.values()) {
            for (boolean trusted : List.of(true, false)) {
                AccountPolicy policy = new AccountPolicy(mode, linking, mailWorks);
                AccountRule rule = new AccountRule(policy, TestAccount.newcomer(trusted));

                assertThat(TestAccount.all().stream()
                                .anyMatch(account -> RefusalFact.NO_MAIL_TO_PROVE_BY == refusedFor(rule, account)))
                        .as("%s, trusted: %s", policy, trusted)
                        .isEqualTo(policy.lacksMailForProof());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"VERIFIED_DOMAIN", "CONFIRM", "NEVER"})
    void refusalWhenMailIsLackingThenMailWouldHaveBeenTheOneProof(ExistingAccountLinking linking) {
        AccountRule without = rule(new AccountPolicy(ProvisioningMode.JIT, linking, false));
        AccountRule with = rule(new AccountPolicy(ProvisioningMode.JIT, linking, true));

        for (MetAccount account : TestAccount.all()) {
            boolean byMailAlone = with.signIn(List.of(account)) instanceof AskForProof ask
                    && ask.proofs().equals(Set.of(Proof.MAIL));
            assertThat(RefusalFact.NO_MAIL_TO_PROVE_BY == refusedFor(without, account))
                    .as("%s", account)
                    .isEqualTo(byMailAlone);
        }
    }

    private static AccountRule rule(AccountPolicy policy) {
        return new AccountRule(policy, TestAccount.newcomer(false));
    }

    private static FactKind refusedFor(AccountRule rule, MetAccount account) {
        return rule.signIn(List.of(account)) instanceof Rejected rejected
                ? rejected.refusal().fact().kind()
                : null;
    }
}
