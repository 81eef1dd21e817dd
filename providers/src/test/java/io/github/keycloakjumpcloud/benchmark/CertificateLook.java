package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.core.row.RowText;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/** The row by which the product notes, at the end, when its daily look at all certificates began. */
final class CertificateLook {

    private static final String KEY = "jumpcloud-certificate-watch.*.*";
    private static final String AT = "at";

    private CertificateLook() {}

    /** Keeps the look from happening while other things are measured. */
    static void noteNow(Connection connection) throws SQLException {
        forget(connection);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into SERVER_CONFIG (SERVER_CONFIG_KEY, VALUE) values (?, ?)")) {
            insert.setString(1, KEY);
            insert.setString(2, RowText.EMPTY.with(AT, Instant.now()).toString());
            insert.executeUpdate();
        }
    }

    /** Lets the next server look, a minute after its start. */
    static void forget(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from SERVER_CONFIG where SERVER_CONFIG_KEY = '" + KEY + "'");
        }
    }

    /** When the look began that is over; absent as long as there is none. */
    static Optional<Instant> began(RealmAdmin realm) {
        return Statements.values(
                        realm,
                        "select cast(VALUE as varchar(100)) from SERVER_CONFIG where SERVER_CONFIG_KEY = '" + KEY + "'")
                .stream()
                .findFirst()
                .flatMap(text -> RowText.read(text).time(AT));
    }
}
