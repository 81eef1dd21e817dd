package io.github.keycloakjumpcloud.core.problem;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an administrator typed, uploaded or sent cannot be used. It is an IllegalArgumentException, because Keycloak
 * answers 400 with the message of such a one when a provider is saved.
 */
public final class WrongInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** One problem. */
    public WrongInput(Problem problem) {
        this(List.of(problem));
    }

    /** One problem, found by another exception. */
    public WrongInput(Problem problem, Throwable cause) {
        this(problem);
        initCause(cause);
    }

    /** @param problems at least one, in the order in which they are told */
    public WrongInput(List<Problem> problems) {
        this(problems, problems.stream().map(Problem::toString).collect(Collectors.joining(", ")));
    }

    /** The same with a message that people read. */
    public WrongInput(List<Problem> problems, String message) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order in which they are told. */
    public List<Problem> problems() {
        return problems;
    }

    /** The same at this field, as far as the problems name none. */
    public WrongInput orAt(String field) {
        return new WrongInput(
                problems.stream().map(problem -> problem.orAt(field)).toList());
    }

    /** Runs a check of one field, which what is wrong is at as far as it names no other. */
    public static void at(String field, Runnable check) {
        try {
            check.run();
        } catch (WrongInput wrong) {
            throw wrong.orAt(field);
        }
    }

    /** All problems, each with its field, as an argument of another fact. */
    public FactArgument asArgument() {
        return new FactArgument.Facts(problems.stream().map(Problem::withField).toList());
    }
}
