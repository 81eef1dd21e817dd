package io.github.keycloakjumpcloud.keycloak.scim.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastUseTest {

    private static final long START = 1_700_000_000_000L;

    private final LastUse lastUse = new LastUse();

    @ParameterizedTest(name = "{0} ms later")
    @CsvSource({"0, false", "1, false", "299999, false", "300000, true", "3600000, true", "-1, true"})
    void isDueWhenNotedBeforeThenAgainAfterFiveMinutes(long later, boolean due) {
        // given
        assertThat(lastUse.isDue("token", START)).isTrue();

        // then
        assertThat(lastUse.isDue("token", START + later)).isEqualTo(due);
        assertThat(lastUse.isDue("another", START + later)).isTrue();
    }

    @Test
    void isDueWhenManyTokensAreUsedThenTheLatestAreRemembered() {
        for (int i = 0; i <= 10_000; i++) {
            lastUse.isDue("token " + i, START);
        }

        assertThat(lastUse.isDue("token 1", START)).isFalse();
        assertThat(lastUse.isDue("token 0", START)).isTrue();
    }
}
