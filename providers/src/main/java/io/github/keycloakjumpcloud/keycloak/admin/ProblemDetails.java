package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.keycloak.wording.FactJson;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that is wrong with a request (RFC 9457); the first error is told at the top as well.
 *
 * @param errorMessage all sentences; the member that Keycloak's console and command line tools show
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        String kind,
        String pointer,
        Map<String, Object> arguments,
        List<Error> errors,
        String errorMessage) {

    /**
     * One error.
     *
     * @param detail a sentence for people
     * @param pointer the member of the request's body (RFC 6901); null when it is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Error(String kind, String pointer, String detail, Map<String, Object> arguments) {

        static Error of(Problem problem, Optional<String> pointer, Wording wording) {
            return new Error(
                    problem.fact().kind().slug(),
                    pointer.orElse(null),
                    wording.sentence(pointer.isPresent() ? problem.fact() : problem.withField()),
                    FactJson.arguments(problem.fact()));
        }
    }

    public static final MediaType TYPE = new MediaType("application", "problem+json");

    /** A kind whose sentence the reader has. */
    public static ProblemDetails of(Response.Status status, String kind, String pointer) {
        return new ProblemDetails(
                "about:blank", status.getReasonPhrase(), status.getStatusCode(), null, kind, pointer, null, null, null);
    }

    static ProblemDetails of(
            Response.Status status,
            List<Problem> problems,
            Function<Problem, Optional<String>> pointer,
            Wording wording) {
        List<Error> errors = problems.stream()
                .map(problem -> Error.of(problem, pointer.apply(problem), wording))
                .toList();
        Error first = errors.get(0);
        return new ProblemDetails(
                "about:blank",
                status.getReasonPhrase(),
                status.getStatusCode(),
                first.detail(),
                first.kind(),
                first.pointer(),
                first.arguments(),
                errors,
                wording.all(problems));
    }
}
