package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @ParameterizedTest
    @CsvSource({
        // startIndex, count -> startIndex, count
        ",                    ,      1,          100",
        "'',                  ' ',   1,          100",
        "1,                   0,     1,          0",
        "0,                   -1,    1,          0",
        "-5,                  1,     1,          1",
        "21,                  10,    21,         10",
        "' 7 ',               200,   7,          200",
        "007,                 201,   7,          200",
        "99999999999999999999,99999999999999999999, 2147483647, 200",
        "-99999999999999999999,-99999999999999999999, 1, 0",
    })
    void ofWhenNumbersThenLimitsThem(String startIndex, String count, int first, int most) {
        assertThat(Paging.of(startIndex, count)).isEqualTo(new Paging(first, most));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1.0", "1e2", "0x1", "1 2", "-", "١"})
    void ofWhenNoNumberThenInvalidValue(String text) {
        assertThat(outcome(() -> Paging.of(text, null))).isEqualTo("400 invalidValue");
        assertThat(outcome(() -> Paging.of(null, text))).isEqualTo("400 invalidValue");
        assertThat(outcome(() -> Paging.of("1".repeat(100_000), null))).isEqualTo("400 invalidValue");
    }
}
