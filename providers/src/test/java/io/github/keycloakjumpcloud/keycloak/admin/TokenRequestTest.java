package io.github.keycloakjumpcloud.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenRequestTest {

    @Test
    void parseWhenGoodThenNameAndLifetime() {
        assertThat(TokenRequest.parse("{\"name\":\"a\"}")).isEqualTo(new TokenRequest("a", Optional.empty()));
        assertThat(TokenRequest.parse("{\"name\":\"a\",\"expiresIn\":null}"))
                .isEqualTo(new TokenRequest("a", Optional.empty()));
        assertThat(TokenRequest.parse("{\"name\":\" \",\"expiresIn\":-5}"))
                .isEqualTo(new TokenRequest(" ", Optional.of(Duration.ofSeconds(-5))));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(null, "JSON object"),
                Arguments.of("", "JSON object"),
                Arguments.of("null", "JSON object"),
                Arguments.of("[]", "JSON object"),
                Arguments.of("\"name\"", "JSON object"),
                Arguments.of("{", "needs to be JSON"),
                Arguments.of("{\"name\":\"a\"} {}", "needs to be JSON"),
                Arguments.of("{\"name\":\"a\",\"name\":\"b\"}", "needs to be JSON"),
                Arguments.of("[".repeat(3000), "needs to be JSON"),
                Arguments.of("{}", "name needs"),
                Arguments.of("{\"name\":null}", "name needs"),
                Arguments.of("{\"name\":5}", "name needs"),
                Arguments.of("{\"name\":[\"a\"]}", "name needs"),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":\"60\"}", "expiresIn needs"),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":1.5}", "expiresIn needs"),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":1e300}", "expiresIn needs"),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":99999999999999999999}", "expiresIn needs"),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":true}", "expiresIn needs"),
                Arguments.of("{\"name\":\"a\",\"expires_in\":60}", "Unknown field"),
                Arguments.of("{\"name\":\"a\",\"token\":\"mine\"}", "Unknown field"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void parseWhenBadThenASentenceSaysWhy(String body, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenRequest.parse(body))
                .withMessageContaining(words)
                .withMessageNotContaining("Source");
    }
}
