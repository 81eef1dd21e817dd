package io.github.keycloakjumpcloud.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
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
                Arguments.of(null, ProblemKind.NOT_AN_OBJECT),
                Arguments.of("", ProblemKind.NOT_AN_OBJECT),
                Arguments.of("null", ProblemKind.NOT_AN_OBJECT),
                Arguments.of("[]", ProblemKind.NOT_AN_OBJECT),
                Arguments.of("\"name\"", ProblemKind.NOT_AN_OBJECT),
                Arguments.of("{", ProblemKind.NOT_JSON),
                Arguments.of("{\"name\":\"a\"} {}", ProblemKind.NOT_JSON),
                Arguments.of("{\"name\":\"a\",\"name\":\"b\"}", ProblemKind.NOT_JSON),
                Arguments.of("[".repeat(3000), ProblemKind.NOT_JSON),
                Arguments.of("{}", ProblemKind.NOT_A_TEXT),
                Arguments.of("{\"name\":null}", ProblemKind.NOT_A_TEXT),
                Arguments.of("{\"name\":5}", ProblemKind.NOT_A_TEXT),
                Arguments.of("{\"name\":[\"a\"]}", ProblemKind.NOT_A_TEXT),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":\"60\"}", ProblemKind.NOT_SECONDS),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":1.5}", ProblemKind.NOT_SECONDS),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":1e300}", ProblemKind.NOT_SECONDS),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":99999999999999999999}", ProblemKind.NOT_SECONDS),
                Arguments.of("{\"name\":\"a\",\"expiresIn\":true}", ProblemKind.NOT_SECONDS),
                Arguments.of("{\"name\":\"a\",\"expires_in\":60}", ProblemKind.MEMBER_UNKNOWN),
                Arguments.of("{\"name\":\"a\",\"token\":\"mine\"}", ProblemKind.MEMBER_UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void parseWhenBadThenTheKindSaysWhy(String body, ProblemKind kind) {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> TokenRequest.parse(body))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .extracting(problem -> problem.fact().kind())
                        .containsExactly(kind))
                .withMessageNotContaining("Source");
    }
}
