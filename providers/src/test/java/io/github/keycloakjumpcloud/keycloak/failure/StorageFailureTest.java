package io.github.keycloakjumpcloud.keycloak.failure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08006, DATABASE_DOWN, connection lost",
        "57P01, DATABASE_DOWN, shut down",
        "53100, DATABASE_DOWN, disk full",
        "53300, DATABASE_DOWN, too many connections",
        "23505, CONFLICT, a row is there already",
        "40001, CONFLICT, serialization failure",
    })
    void failureWhenTheDatabaseGivesAStateThenThatSaysWhetherToWait(
            String sqlState, StorageFailure kind, String message) {
        SQLException failure = new SQLException(message, sqlState);

        assertThat(StorageFailure.of(new IllegalStateException(new PersistenceException(failure))))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"java.net.SocketTimeoutException, DIRECTORY_DOWN", "java.lang.IllegalStateException, OTHER"})
    void failureWhenItIsNoneOfTheDatabaseThenItsTypeSaysWhatItIs(Class<? extends Exception> type, StorageFailure kind)
            throws ReflectiveOperationException {
        assertThat(StorageFailure.of(type.getConstructor().newInstance())).isEqualTo(kind);
    }
}
