package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.access.FirstLoginDecision.AskForProof;
import io.github.keycloakjumpcloud.core.access.FirstLoginDecision.CreateAccount;
import io.github.keycloakjumpcloud.core.access.FirstLoginDecision.LinkAtOnce;
import io.github.keycloakjumpcloud.core.access.FirstLoginDecision.Rejected;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FirstLoginTest {

    private static final String ID = "user-id";

    @ParameterizedTest
    @CsvSource({"JIT, create", "INVITE_ONLY, JC-201", "SCIM_ONLY, JC-202"})
    void decideWhenThereIsNoAccountThenTheModeDecides(ProvisioningMode mode, String expected) {
        for (ExistingAccountLinking linking : ExistingAccountLinking.values()) {
            assertThat(decide(mode, linking, Optional.empty(), true)).isEqualTo(expected);
            assertThat(decide(mode, linking, Optional.empty(), false)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // mode, linking, traits of the account, domain verified, expected
        "JIT, VERIFIED_DOMAIN, none, true, link",
        "JIT, VERIFIED_DOMAIN, none, false, ask",
        "JIT, CONFIRM, none, true, ask",
        "JIT, CONFIRM, none, false, ask",
        "JIT, NEVER, none, true, JC-204",
        "INVITE_ONLY, VERIFIED_DOMAIN, none, true, link",
        "INVITE_ONLY, VERIFIED_DOMAIN, none, false, ask",
        "INVITE_ONLY, CONFIRM, none, true, ask",
        "INVITE_ONLY, NEVER, none, true, JC-204",
        "SCIM_ONLY, VERIFIED_DOMAIN, none, true, JC-202",
        "SCIM_ONLY, CONFIRM, none, true, JC-202",
        "SCIM_ONLY, NEVER, none, true, JC-202",
        // an account that this connection made is its own
        "SCIM_ONLY, VERIFIED_DOMAIN, scim, false, link",
        "SCIM_ONLY, NEVER, scim, false, link",
        "JIT, VERIFIED_DOMAIN, scim, false, link",
        "JIT, NEVER, scim, false, link",
        // administrators are never taken over
        "JIT, VERIFIED_DOMAIN, admin, true, ask",
        "JIT, CONFIRM, admin, true, ask",
        "JIT, NEVER, admin, true, JC-204",
        "SCIM_ONLY, VERIFIED_DOMAIN, admin, true, JC-202",
        "SCIM_ONLY, VERIFIED_DOMAIN, scim admin, true, ask",
        "SCIM_ONLY, NEVER, scim admin, true, JC-204",
        // disabled, or linked under another NameID
        "JIT, VERIFIED_DOMAIN, disabled, true, JC-203",
        "JIT, NEVER, disabled, true, JC-203",
        "SCIM_ONLY, VERIFIED_DOMAIN, disabled scim, true, JC-203",
        "JIT, VERIFIED_DOMAIN, linked, true, JC-204",
        "SCIM_ONLY, VERIFIED_DOMAIN, linked scim, true, JC-204",
        "JIT, VERIFIED_DOMAIN, disabled linked, true, JC-203",
    })
    void decideWhenAnAccountExistsThenItsTraitsAndTheSettingsDecide(
            ProvisioningMode mode, ExistingAccountLinking linking, String traits, boolean verified, String expected) {
        assertThat(decide(mode, linking, Optional.of(account(traits)), verified))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("everySetting")
    void decideWhenAccountIsAnAdministratorsThenNeverLinksAtOnce(
            ProvisioningMode mode, ExistingAccountLinking linking, boolean verified, String origin) {
        assertThat(decide(mode, linking, Optional.of(account("admin " + origin)), verified))
                .isNotEqualTo("link");
    }

    @ParameterizedTest
    @MethodSource("everySetting")
    void decideWhenAccountIsDisabledThenAlwaysRejects(
            ProvisioningMode mode, ExistingAccountLinking linking, boolean verified, String origin) {
        assertThat(decide(mode, linking, Optional.of(account("disabled " + origin)), verified))
                .isEqualTo("JC-203");
    }

    static Stream<Arguments> everySetting() {
        return Stream.of(ProvisioningMode.values()).flatMap(mode -> Stream.of(ExistingAccountLinking.values())
                .flatMap(linking -> Stream.of(true, false).flatMap(verified -> Stream.of("scim", "none")
                        .map(origin -> Arguments.of(mode, linking, verified, origin)))));
    }

    private static ExistingAccount account(String traits) {
        Set<String> has = Set.of(traits.split(" "));
        return new ExistingAccount(
                ID, !has.contains("disabled"), has.contains("scim"), has.contains("linked"), has.contains("admin"));
    }

    private static String decide(
            ProvisioningMode mode,
            ExistingAccountLinking linking,
            Optional<ExistingAccount> existing,
            boolean domainVerified) {
        FirstLoginDecision decision = new FirstLogin().decide(mode, linking, existing, domainVerified);
        if (decision instanceof Rejected rejected) {
            return rejected.refused().refusal().code();
        }
        if (decision.equals(new LinkAtOnce(ID))) {
            return "link";
        }
        if (decision.equals(new AskForProof(ID))) {
            return "ask";
        }
        assertThat(decision).isEqualTo(new CreateAccount());
        return "create";
    }
}
