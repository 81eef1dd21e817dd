package io.github.keycloakjumpcloud.keycloak.failure;

import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.function.Predicate;
import javax.naming.CommunicationException;
import javax.naming.NoPermissionException;
import javax.naming.OperationNotSupportedException;
import javax.naming.ServiceUnavailableException;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.storage.ReadOnlyException;

/** What a failure says of the database, or of a directory (user federation), anywhere in its causes. */
public enum StorageFailure {
    /** The database does not answer, has no room, or the pool has no connection to it: asking again later makes sense. */
    DATABASE_DOWN(StorageFailure::meansDatabaseDown),
    /** The account comes from a directory that does not take what was to be written. */
    READ_ONLY(cause -> cause instanceof ReadOnlyException
            || cause instanceof NoPermissionException
            || cause instanceof OperationNotSupportedException),
    /** A directory does not answer: asking again later makes sense. */
    DIRECTORY_DOWN(cause -> RunningKeycloak.line().saysDirectoryIsDown(cause)
            || cause instanceof CommunicationException
            || cause instanceof ServiceUnavailableException
            || cause instanceof SocketException
            || cause instanceof SocketTimeoutException
            || cause instanceof UnknownHostException),
    /** A setting of the connection is in the way: asking again helps when somebody has changed it. */
    ROOT_UNUSABLE(cause -> cause instanceof UnusableRoot),
    /** Another transaction may have been in the way: asking again at once makes sense. */
    CONFLICT(cause -> cause instanceof ModelDuplicateException
            || cause instanceof ModelIllegalStateException
            || cause instanceof PersistenceException
            || cause instanceof RollbackException
            || cause instanceof SQLException),
    /** Nothing of that; asking again does not help. */
    OTHER(cause -> true);

    /**
     * SQLSTATE class 08, and 57P0x of PostgreSQL: the database is not there. Class 53: it has no disk, memory or connection
     * left.
     */
    private static final List<String> UNAVAILABLE = List.of("08", "57P0", "53");

    private final Predicate<Throwable> sign;

    StorageFailure(Predicate<Throwable> sign) {
        this.sign = sign;
    }

    public static StorageFailure of(Throwable failure) {
        for (StorageFailure kind : values()) {
            if (kind.isIn(failure)) {
                return kind;
            }
        }
        return OTHER;
    }

    /** @throws RuntimeException the failure itself, where no other transaction was in the way */
    public static void requireConflict(RuntimeException failure) {
        if (of(failure) != CONFLICT) {
            throw failure;
        }
    }

    private boolean isIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (sign.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean meansDatabaseDown(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLException sql && isUnavailable(sql.getSQLState());
    }

    /** A database gives each of its errors a state; without one it is the pool's own. */
    private static boolean isUnavailable(String sqlState) {
        return sqlState == null || UNAVAILABLE.stream().anyMatch(sqlState::startsWith);
    }
}
