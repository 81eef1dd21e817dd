package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealmDoorTest {

    @ParameterizedTest
    @CsvSource({
        "true, false, false, OPEN",
        "true, false, true, OPEN",
        "true, true, true, OPEN",
        "true, true, false, TLS_ONLY",
        "false, true, false, TLS_ONLY",
        "false, true, true, CLOSED",
        "false, false, false, CLOSED",
    })
    void doorWhenAskedThenBothSwitchesCount(boolean enabled, boolean tlsDemanded, boolean overTls, RealmDoor door) {
        assertThat(RealmDoor.of(enabled, tlsDemanded, overTls)).isEqualTo(door);
    }
}
