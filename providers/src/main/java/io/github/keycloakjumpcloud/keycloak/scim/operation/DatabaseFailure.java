package io.github.keycloakjumpcloud.keycloak.scim.operation;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.function.Predicate;
import org.keycloak.models.ModelException;

/** What a failure says of the database, anywhere in its causes. */
public final class DatabaseFailure {

    /** SQLSTATE class 08, and 57P0x of PostgreSQL: the database is not there. */
    private static final List<String> UNAVAILABLE = List.of("08", "57P0");

    private DatabaseFailure() {}

    /** Whether the database does not answer, or the pool has no connection to it: asking again later makes sense. */
    public static boolean isUnavailable(Throwable failure) {
        return causes(failure, DatabaseFailure::meansUnavailable);
    }

    /** Whether another transaction may have been in the way: asking again at once makes sense. */
    static boolean isConflict(Throwable failure) {
        return causes(
                failure,
                cause -> cause instanceof ModelException
                        || cause instanceof PersistenceException
                        || cause instanceof RollbackException);
    }

    private static boolean meansUnavailable(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLException sql && isUnavailable(sql.getSQLState());
    }

    /** A database gives each of its errors a state; without one it is the pool's own. */
    private static boolean isUnavailable(String sqlState) {
        return sqlState == null || UNAVAILABLE.stream().anyMatch(sqlState::startsWith);
    }

    private static boolean causes(Throwable failure, Predicate<Throwable> which) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (which.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
