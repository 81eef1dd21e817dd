package io.github.keycloakjumpcloud.keycloak.scim.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.core.scim.Brake;
import io.github.keycloakjumpcloud.core.scim.BrakeDecision;
import io.github.keycloakjumpcloud.core.scim.BrakeRecord;
import io.github.keycloakjumpcloud.core.scim.Loss;
import io.github.keycloakjumpcloud.core.scim.UserCount;
import io.github.keycloakjumpcloud.keycloak.TestDatabase;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.storage.configuration.jpa.entity.ServerConfigEntity;

/** The row in which all nodes count for the brake of a connection. */
class BrakeRowTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:30Z");

    private static final String EMPTY = BrakeRecord.EMPTY.toString();

    private final TestDatabase database = TestDatabase.of(ServerConfigEntity.class);

    @BeforeEach
    void haveRoomForLongValues() {
        // As in Keycloak's changelog; the entity does not say so.
        database.run(entities -> entities.createNativeQuery("alter table SERVER_CONFIG alter column VALUE clob")
                .executeUpdate());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void engagedWhenSomeAreThenThoseAndNoOthersHoweverManyPeopleTheyCount() {
        // given
        BrakeRecord counting =
                IntStream.range(0, 400).boxed().reduce(BrakeRecord.EMPTY, BrakeRowTest::lose, (a, b) -> b);
        assertThat(counting.toString()).hasSizeGreaterThan(1000);
        write("realm", "engaged", BrakeRecord.EMPTY.engaged(NOW));
        write("realm", "engaged-long", counting.engaged(NOW));
        write("realm", "counting", counting);
        write("realm", "empty", BrakeRecord.EMPTY);
        write("other", "counting", BrakeRecord.EMPTY.engaged(NOW));

        // when
        EngagedBrakes engaged = database.commit(EngagedBrakes::read);

        // then
        assertThat(List.of("engaged", "engaged-long")).allMatch(id -> engaged.contain("realm", id));
        assertThat(List.of("counting", "empty", "none")).noneMatch(id -> engaged.contain("realm", id));
        assertThat(engaged.contain("other", "counting")).isTrue();
        assertThat(database.statements(EngagedBrakes::read)).isEqualTo(1);
    }

    private static BrakeRecord lose(BrakeRecord record, int person) {
        Loss loss = new Loss(new UUID(0, person).toString(), Optional.empty(), Loss.Kind.LOCK_OUT);
        return ((BrakeDecision.Proceed) new Brake(100).decide(record, loss, NOW, any -> new UserCount(1000, 0))).next();
    }

    private void write(String realm, String connection, BrakeRecord record) {
        database.run(entities -> row(entities, realm, connection).add(record.toString()));
    }

    @Test
    void lockWhenManyTransactionsCountThenNotOneTooManyGoesOn() throws InterruptedException, ExecutionException {
        // given
        database.run(entities -> row(entities, "realm", "connection").add(EMPTY));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        Callable<Boolean> deactivation = () -> database.commit(BrakeRowTest::deactivateOneOfHundred);

        // when
        List<Future<Boolean>> done = threads.invokeAll(
                IntStream.range(0, 60).mapToObj(i -> deactivation).toList());
        threads.shutdown();

        // then
        int allowed = 0;
        for (Future<Boolean> each : done) {
            allowed += each.get() ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(30);
        assertThat(database.commit(BrakeRowTest::losses)).isEqualTo(30);
    }

    @Test
    void lockWhenTheTransactionIsRolledBackThenNothingIsCounted() {
        // given
        database.run(entities -> row(entities, "realm", "connection").add(EMPTY));

        // when
        EntityManager entities = database.open();
        entities.getTransaction().begin();
        deactivateOneOfHundred(entities);
        entities.getTransaction().rollback();
        entities.close();

        // then
        assertThat(database.commit(BrakeRowTest::losses)).isZero();
    }

    @Test
    void lockWhenThereIsNoRowThenAbsent() {
        database.run(entities -> {
            assertThat(row(entities, "realm", "connection").lock()).isEmpty();
            assertThat(row(entities, "realm", "connection").read()).isEmpty();
        });
    }

    @Test
    void addWhenTheRowIsThereThenFailsAtOnceAndTheRowStays() {
        // given
        database.run(entities -> row(entities, "realm", "connection").add(EMPTY));
        database.commit(BrakeRowTest::deactivateOneOfHundred);

        // then
        assertThatThrownBy(() -> database.run(
                        entities -> row(entities, "realm", "connection").add(EMPTY)))
                .isInstanceOf(PersistenceException.class);
        assertThat(database.commit(BrakeRowTest::losses)).isEqualTo(1);
    }

    private static boolean deactivateOneOfHundred(EntityManager entities) {
        ConnectionRow.Locked locked =
                row(entities, "realm", "connection").lock().orElseThrow();
        BrakeDecision decision =
                new Brake(30).decide(BrakeRecord.read(locked.read()), somebody(), NOW, any -> new UserCount(100, 0));
        if (decision instanceof BrakeDecision.Proceed proceed) {
            locked.write(proceed.next().toString());
            return true;
        }
        return false;
    }

    private static Loss somebody() {
        return new Loss(UUID.randomUUID().toString(), Optional.empty(), Loss.Kind.LOCK_OUT);
    }

    private static long losses(EntityManager entities) {
        return row(entities, "realm", "connection")
                .read()
                .map(BrakeRecord::read)
                .map(BrakeRecord::losses)
                .orElseThrow();
    }

    private static ConnectionRow row(EntityManager entities, String realm, String connection) {
        return new ConnectionRow(entities, DeactivationBrake.RECORD.name(), realm, connection);
    }
}
