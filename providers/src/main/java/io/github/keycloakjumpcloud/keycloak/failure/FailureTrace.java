package io.github.keycloakjumpcloud.keycloak.failure;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stack of a failure for the log, without what the failures say: a database quotes names and addresses, and others may
 * quote what they were given.
 */
public final class FailureTrace {

    /** Causes beyond it tell nothing new, and may lead in a circle. */
    private static final int DEEPEST = 8;

    private FailureTrace() {}

    /** Several lines, the first one of which is the kind of the failure. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .map(FailureTrace::lines)
                .collect(Collectors.joining("\nCaused by: "));
    }

    private static String lines(Throwable cause) {
        return Stream.concat(
                        Stream.of(cause.getClass().getName()),
                        Stream.of(cause.getStackTrace()).map(frame -> "\tat " + frame))
                .collect(Collectors.joining("\n"));
    }
}
