package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakjumpcloud.core.problem.WrongInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimModeTest {

    @Test
    void modeWhenItIsOneThenSettingAndStoredValueAreTheSame() {
        assertThat(ScimMode.parse("live")).isEqualTo(ScimMode.ofStored("live")).isEqualTo(ScimMode.LIVE);
        assertThat(ScimMode.parse("rehearse"))
                .isEqualTo(ScimMode.ofStored("rehearse"))
                .isEqualTo(ScimMode.REHEARSE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Rehearse", "unknown"})
    void modeWhenItIsNoneThenItIsNotSetAndNotKnown(String text) {
        assertThatExceptionOfType(WrongInput.class).isThrownBy(() -> ScimMode.parse(text));
        assertThat(ScimMode.ofStored(text)).isEqualTo(ScimMode.UNKNOWN);
    }
}
