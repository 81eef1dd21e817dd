package io.github.keycloakjumpcloud.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingValuesTest {

    @Test
    void allowedWhenListedThenAreThePublishedValues() {
        assertThat(ProvisioningMode.allowed()).containsExactly("jit", "invite-only", "scim-only");
        assertThat(ExistingAccountLinking.allowed()).containsExactly("verified-domain", "confirm", "never");
    }

    @Test
    void parseWhenValueIsAllowedThenReadsItBack() {
        for (ProvisioningMode mode : ProvisioningMode.values()) {
            assertThat(ProvisioningMode.parse(mode.value())).isEqualTo(mode);
        }
        for (ExistingAccountLinking linking : ExistingAccountLinking.values()) {
            assertThat(ExistingAccountLinking.parse(linking.value())).isEqualTo(linking);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "JIT", "always", " jit"})
    void parseWhenValueIsUnknownThenListsTheAllowedOnes(String text) {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> ProvisioningMode.parse(text))
                .satisfies(wrong -> assertThat(wrong.problems().get(0))
                        .isEqualTo(ProblemKind.NOT_ALLOWED_VALUE.problem(List.of("jit", "invite-only", "scim-only"))));
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> ExistingAccountLinking.parse(text))
                .satisfies(wrong -> assertThat(wrong.problems().get(0))
                        .isEqualTo(
                                ProblemKind.NOT_ALLOWED_VALUE.problem(List.of("verified-domain", "confirm", "never"))));
    }
}
