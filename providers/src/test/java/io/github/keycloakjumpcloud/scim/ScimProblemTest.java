package io.github.keycloakjumpcloud.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScimProblemTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(ScimProblem.invalidSyntax("x"), 400, "invalidSyntax"),
                Arguments.of(ScimProblem.invalidValue("x"), 400, "invalidValue"),
                Arguments.of(ScimProblem.invalidFilter("x"), 400, "invalidFilter"),
                Arguments.of(ScimProblem.invalidPath("x"), 400, "invalidPath"),
                Arguments.of(ScimProblem.noTarget("x"), 400, "noTarget"),
                Arguments.of(ScimProblem.tooMany("x"), 400, "tooMany"),
                Arguments.of(ScimProblem.mutability("x"), 400, "mutability"),
                Arguments.of(ScimProblem.uniqueness("x"), 409, "uniqueness"),
                Arguments.of(ScimProblem.unauthorized("x"), 401, null),
                Arguments.of(ScimProblem.forbidden("x"), 403, null),
                Arguments.of(ScimProblem.notFound("x"), 404, null),
                Arguments.of(ScimProblem.methodNotAllowed("x"), 405, null),
                Arguments.of(ScimProblem.conflict("x"), 409, null),
                Arguments.of(ScimProblem.tooLarge("x"), 413, null),
                Arguments.of(ScimProblem.tooManyRequests("x", 3), 429, null),
                Arguments.of(ScimProblem.internal("x"), 500, null),
                Arguments.of(ScimProblem.notImplemented("x"), 501, null),
                Arguments.of(ScimProblem.withoutDatabase(), 503, null));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bodyWhenAskedThenHasTheFormOfTheRfc(ScimProblem problem, int status, String scimType) {
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.scimType()).isEqualTo(scimType);
        assertThat(problem.detail()).isNotBlank();
        assertThat(problem.body().toString())
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status
                        + "\"" + (scimType == null ? "" : ",\"scimType\":\"" + scimType + "\"") + ",\"detail\":\""
                        + problem.detail()
                        + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`Unexpected end-of-input\n at [Source: REDACTED; line: 1, column: 2]` | Unexpected end-of-input",
                "Unrecognized token 'jane': was expecting null at [Source: (String)] | Unrecognized token …: was expecting null",
                "Attribute \"jane@acme.example\" is no use | Attribute … is no use",
                "Plain at position 4 | Plain at position 4",
            })
    void ofWhenTheLibraryQuotesTheRequestThenLeavesItOut(String message, String detail) {
        assertThat(ScimProblem.of(BadRequestException.invalidFilter(message)).detail())
                .isEqualTo(detail);
    }

    @Test
    void ofWhenTheLibraryFailsThenKeepsStatusAndKeyword() {
        ScimProblem conflict = ScimProblem.of(ResourceConflictException.uniqueness("taken"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.scimType()).isEqualTo("uniqueness");
        assertThat(ScimProblem.of(new BadRequestException((String) null)).detail())
                .isNotBlank();
    }
}
