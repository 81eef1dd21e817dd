package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokeredIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00A0\u2003"})
    void refusalWhenBlankThenItIsRefused(String text) {
        assertThat(new BrokeredId(text).refusal()).map(Refusal::reason).contains(RefusalReason.NAME_ID_DIFFERS);
    }

    @Test
    void refusalWhenLongerThanCanBeStoredThenFactTellsTheLengthOnly() {
        // when
        Refusal refused = new BrokeredId("secret".repeat(50)).refusal().orElseThrow();

        // then
        assertThat(refused.reason()).isEqualTo(RefusalReason.NAME_ID_DIFFERS);
        assertThat(Wording.english().sentence(refused.fact()))
                .contains("300", "255")
                .doesNotContain("secret");
    }

    @Test
    void refusalWhenItFitsThenThereIsNone() {
        assertThat(new BrokeredId("i".repeat(255)).refusal()).isEmpty();
        assertThat(new BrokeredId("anna").refusal()).isEmpty();
    }
}
