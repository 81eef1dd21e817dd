package io.github.keycloakjumpcloud.keycloak.scim.operation;

import io.github.keycloakjumpcloud.keycloak.failure.FailureTrace;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import io.github.keycloakjumpcloud.keycloak.failure.UnusableRoot;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import org.jboss.logging.Logger;

/** What a failure is to a SCIM client. The log says more, but not what the failure says: that may quote names and addresses. */
public final class ScimFailure {

    private static final Logger LOG = Logger.getLogger(ScimFailure.class);

    private ScimFailure() {}

    /**
     * The problem itself, if it is one.
     *
     * @param where it failed, for the log
     */
    public static ScimProblem of(String where, RuntimeException failure) {
        if (failure instanceof ScimProblem problem) {
            return problem;
        }
        return switch (StorageFailure.of(failure)) {
            case READ_ONLY -> ScimProblem.mutability("the user comes from a directory that Keycloak may not write to");
            case DATABASE_DOWN -> {
                LOG.warnf("%s: the database does not answer, or has no room (%s)", where, failure.getClass());
                yield ScimProblem.withoutDatabase();
            }
            case DIRECTORY_DOWN -> {
                LOG.warnf("%s: a directory of the realm does not answer (%s)", where, failure.getClass());
                yield ScimProblem.withoutDirectory();
            }
            case ROOT_UNUSABLE -> ScimProblem.forbidden(UnusableRoot.SENTENCE);
            case CONFLICT -> {
                LOG.warnf("%s: a SCIM operation was given up (%s)", where, failure.getClass());
                yield ScimProblem.conflict("another request changes the same resource; try again");
            }
            case OTHER -> {
                LOG.errorf("%s: a SCIM operation failed: %s", where, FailureTrace.of(failure));
                yield ScimProblem.internal("the operation failed; the server's log says why");
            }
        };
    }
}
