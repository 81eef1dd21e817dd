package io.github.keycloakjumpcloud.keycloak.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.keycloak.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.storage.configuration.jpa.entity.ServerConfigEntity;

/** Nodes that started at different hours look once a day together. */
class LastLookTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:30Z");
    private static final Duration A_DAY = Duration.ofDays(1);

    private final TestDatabase database = TestDatabase.of(ServerConfigEntity.class);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isOverWhenAnotherNodeHasLookedThenOnlyAfterTheWholeInterval() {
        // given
        assertThat(isOver(NOW)).isTrue();
        database.run(entities -> new LastLook(entities).note(NOW));

        // then
        assertThat(isOver(NOW)).isFalse();
        assertThat(isOver(NOW.plus(Duration.ofHours(12)))).isFalse();
        assertThat(isOver(NOW.plus(A_DAY).minusSeconds(1))).isFalse();
        assertThat(isOver(NOW.plus(A_DAY))).isTrue();

        // when
        database.run(entities -> new LastLook(entities).note(NOW.plus(A_DAY)));

        // then
        assertThat(isOver(NOW.plus(A_DAY).plusSeconds(1))).isFalse();
    }

    @Test
    void isOverWhenTheClockWasSetBackOrTheRowIsNotOursThenItIsTimeToLook() {
        // given
        database.run(entities -> new LastLook(entities).note(NOW));

        // then
        assertThat(isOver(NOW.minusSeconds(1))).isTrue();

        // when
        database.run(entities -> entities.createQuery("update ServerConfigEntity c set c.value = 'nonsense'")
                .executeUpdate());

        // then
        assertThat(isOver(NOW)).isTrue();
    }

    @Test
    void isOverWhenANodeWithAnEarlierBuildHasLookedThenOnlyAfterTheWholeInterval() {
        // given
        database.run(entities -> new LastLook(entities).note(NOW));
        database.run(entities -> entities.createQuery("update ServerConfigEntity c set c.value = '1769860830'")
                .executeUpdate());

        // then
        assertThat(isOver(NOW.plus(A_DAY).minusSeconds(1))).isFalse();
        assertThat(isOver(NOW.plus(A_DAY))).isTrue();
    }

    private boolean isOver(Instant now) {
        return database.commit(entities -> new LastLook(entities).isOver(A_DAY, now));
    }
}
