package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;

import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The row of an account, held from outside as a transaction of Keycloak's would hold it: whoever wants to change or to lock
 * the account waits, in the order in which they come, and whoever reads it or adds something to it does not.
 */
final class HeldAccount implements AutoCloseable {

    /** They wait for this transaction, or for another one that does. */
    private static final String WAITING =
            "select count(*) from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0";

    private final Database database;
    private final Connection holder;

    private HeldAccount(Database database, Connection holder) {
        this.database = database;
        this.holder = holder;
    }

    static HeldAccount of(Database database, String userId) {
        try {
            Connection holder = connect(database);
            holder.setAutoCommit(false);
            try (PreparedStatement lock =
                    holder.prepareStatement("select 1 from user_entity where id = ? for no key update")) {
                lock.setString(1, userId);
                try (ResultSet row = lock.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalArgumentException("No such account: " + userId);
                    }
                }
            }
            return new HeldAccount(database, holder);
        } catch (SQLException e) {
            throw new IllegalStateException("The account cannot be held", e);
        }
    }

    /** Returns when so many wait. */
    void awaitWaiting(int transactions) {
        await(transactions + " wait for the account").until(() -> waiting() >= transactions);
    }

    private int waiting() {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(WAITING)) {
            count.next();
            return count.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Who waits cannot be read", e);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return database.connect();
    }

    /** Lets go of the account. */
    @Override
    public void close() {
        try {
            holder.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The account cannot be let go", e);
        }
    }
}
