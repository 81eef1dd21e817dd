package io.github.keycloakjumpcloud.keycloak.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.keycloak.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.storage.configuration.jpa.entity.ServerConfigEntity;

/** Many rows of one connection, and with what they go. */
class ConnectionPartsTest {

    private static final String KIND = "jumpcloud-rehearsed";

    private final TestDatabase database = TestDatabase.of(ServerConfigEntity.class);

    private static ConnectionParts of(EntityManager entities, String realm, String connection) {
        return new ConnectionParts(entities, KIND, realm, connection);
    }

    @BeforeEach
    void write() {
        database.run(entities -> {
            for (String realm : List.of("a", "a_", "a.b")) {
                for (String connection : List.of("1", "12")) {
                    of(entities, realm, connection).write("u1", realm + connection);
                    of(entities, realm, connection).write("u2", "second");
                    of(entities, realm, connection).write("k_", "key");
                }
                new ConnectionRow(entities, "jumpcloud-rehearsal", realm, "1").add("row");
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long count() {
        return database.commit(entities -> entities.createQuery("select count(c) from ServerConfigEntity c", Long.class)
                .getSingleResult());
    }

    @Test
    void textsWhenWrittenAgainThenAreReadByNameAndByBeginning() {
        // when
        database.run(entities -> of(entities, "a", "1").write("u1", "again"));

        // then
        database.run(entities -> {
            ConnectionParts parts = of(entities, "a", "1");
            assertThat(parts.read("u1")).contains("again");
            assertThat(parts.read("u")).isEmpty();
            assertThat(parts.read(List.of("u1", "k_", "none"))).isEqualTo(Map.of("u1", "again", "k_", "key"));
            assertThat(parts.beginningWith("u")).isEqualTo(Map.of("u1", "again", "u2", "second"));
            assertThat(parts.count("u")).isEqualTo(2);
            assertThat(of(entities, "a_", "1").read("u1")).contains("a_1");
        });
        assertThat(count()).isEqualTo(3 * 7);
    }

    @Test
    void textsWhenThereAreThousandsThenAllAreRead() {
        // given
        List<String> names = IntStream.range(0, 1_200).mapToObj(i -> "n" + i).toList();

        // when
        database.run(entities -> names.forEach(name -> of(entities, "a", "1").write(name, name)));

        // then
        database.run(entities ->
                assertThat(of(entities, "a", "1").read(names).keySet()).containsExactlyInAnyOrderElementsOf(names));
    }

    @Test
    void removeWhenItIsOfOneConnectionThenTheOthersStay() {
        // when
        database.run(entities -> {
            assertThat(of(entities, "a", "1").remove("u1")).isTrue();
            assertThat(of(entities, "a", "1").remove("u1")).isFalse();
            of(entities, "a_", "1").removeBeginningWith(List.of("u", "k"));
        });

        // then
        assertThat(count()).isEqualTo(3 * 7 - 1 - 3);
    }

    @Test
    void rowsWhenConnectionOrRealmIsRemovedThenGoWithIt() {
        // when
        database.run(entities -> ConnectionRow.removeAll(entities, "a", "1"));

        // then
        assertThat(count()).isEqualTo(3 * 7 - 4);

        // when
        database.run(entities -> ConnectionRow.removeAll(entities, "a"));

        // then
        assertThat(count()).isEqualTo(2 * 7);
    }
}
