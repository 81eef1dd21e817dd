package io.github.keycloakjumpcloud.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProvisioningMode.parse(text))
                .withMessageContaining("jit, invite-only, scim-only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExistingAccountLinking.parse(text))
                .withMessageContaining("verified-domain, confirm, never");
    }
}
