package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;

import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The row of an account or a provider, held from outside as a transaction of Keycloak's would hold it: whoever wants to change or
 * to lock it waits, in the order in which they come, and whoever reads it or adds something to it does not.
 */
final class HeldRow implements AutoCloseable {

    /** They wait for this transaction, or for another one that does. */
    private static final String WAITING = "from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0";

    private final Database database;
    private final Connection holder;

    private HeldRow(Database database, Connection holder) {
        this.database = database;
        this.holder = holder;
    }

    static HeldRow ofAccount(Database database, String userId) {
        return of(database, "select 1 from user_entity where id = ? for no key update", userId);
    }

    static HeldRow ofProvider(Database database, String internalId) {
        return of(database, "select 1 from identity_provider where internal_id = ? for no key update", internalId);
    }

    private static HeldRow of(Database database, String select, String id) {
        try {
            Connection holder = connect(database);
            holder.setAutoCommit(false);
            try (PreparedStatement lock = holder.prepareStatement(select)) {
                lock.setString(1, id);
                try (ResultSet row = lock.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalArgumentException("No such row: " + id);
                    }
                }
            }
            return new HeldRow(database, holder);
        } catch (SQLException e) {
            throw new IllegalStateException("The row cannot be held", e);
        }
    }

    /** Returns when so many wait. */
    void awaitWaiting(int transactions) {
        await(transactions + " wait for the row").until(() -> waiting() >= transactions);
    }

    /** Lets the statements fail that wait, as a limit of the database's would. */
    void cancelWaiting() {
        number("select count(pg_cancel_backend(pid)) " + WAITING);
    }

    private int waiting() {
        return number("select count(*) " + WAITING);
    }

    private int number(String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(query)) {
            count.next();
            return count.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Who waits cannot be read", e);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return database.connect();
    }

    /** Lets go of the row. */
    @Override
    public void close() {
        try {
            holder.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The row cannot be let go", e);
        }
    }
}
