package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Errors of the admin API as problem details (RFC 9457), in the language of the request. */
public final class AdminProblem {

    private final Wording wording;

    AdminProblem(Wording wording) {
        this.wording = wording;
    }

    /** 400: something in the body is wrong. */
    WebApplicationException badRequest(WrongInput wrong) {
        return of(Response.Status.BAD_REQUEST, wrong.problems(), BodyPointer::of);
    }

    /** 400: something is wrong in a body that has these members, and no others. */
    WebApplicationException badRequest(WrongInput wrong, Set<String> members) {
        return of(Response.Status.BAD_REQUEST, wrong.problems(), problem -> problem.field()
                .filter(members::contains)
                .map(member -> "/" + member));
    }

    /** 400: something that is stored is wrong. */
    WebApplicationException unusable(WrongInput wrong) {
        return of(Response.Status.BAD_REQUEST, wrong.problems(), stored -> Optional.empty());
    }

    /** 404. */
    WebApplicationException notFound(ProblemKind kind) {
        return of(Response.Status.NOT_FOUND, List.of(kind.problem()), BodyPointer::of);
    }

    /** 409: what is stored does not fit. */
    WebApplicationException conflict(ProblemKind kind) {
        return of(Response.Status.CONFLICT, List.of(kind.problem()), BodyPointer::of);
    }

    /** 409: what is stored does not fit to something in the body. */
    WebApplicationException conflict(Problem problem) {
        return of(Response.Status.CONFLICT, List.of(problem), BodyPointer::of);
    }

    /** 409: something that is stored is wrong. */
    WebApplicationException unready(WrongInput wrong) {
        return of(Response.Status.CONFLICT, wrong.problems(), stored -> Optional.empty());
    }

    private WebApplicationException of(
            Response.Status status, List<Problem> problems, Function<Problem, Optional<String>> pointer) {
        return new WebApplicationException(Response.status(status)
                .type(ProblemDetails.TYPE)
                .language(wording.locale())
                .entity(ProblemDetails.of(status, problems, pointer, wording))
                .build());
    }
}
