package io.github.keycloakjumpcloud.keycloak.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.keycloak.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.storage.configuration.jpa.entity.ServerConfigEntity;

/** Whose rows go with a connection, and with a realm. */
class ConnectionRowTest {

    private static final List<String> KINDS = List.of("jumpcloud-scim-brake", "jumpcloud-metadata");

    private final TestDatabase database = TestDatabase.of(ServerConfigEntity.class);

    @BeforeEach
    void addRows() {
        database.run(entities -> {
            for (String kind : KINDS) {
                for (String realm : List.of("a", "ab", "a_", "a%")) {
                    new ConnectionRow(entities, kind, realm, "1").add("one");
                    new ConnectionRow(entities, kind, realm, "12").add("other");
                }
            }
            new ConnectionRow(entities, "jumpcloud-setup", "a", "").add("the realm's");
            new ConnectionRow(entities, "jumpcloud-certificate-watch", "*", "*").add("of all");
            new ConnectionRow(entities, "keycloak", "a", "1").add("not ours");
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void removeWhenThereAreOthersThenTheyStay() {
        // when
        database.run(entities -> new ConnectionRow(entities, KINDS.get(0), "a", "1").remove());

        // then
        assertThat(keys())
                .hasSize(2 * 8 + 3 - 1)
                .doesNotContain("jumpcloud-scim-brake.a.1")
                .contains("jumpcloud-scim-brake.a.12", "jumpcloud-metadata.a.1");
    }

    @Test
    void readWhenSomeAreNamedThenTheirTextsComeByOneStatement() {
        // when
        Map<String, String> texts = database.commit(
                entities -> ConnectionRow.read(entities, KINDS.get(0), "a_", List.of("1", "12", "none")));

        // then
        assertThat(texts).isEqualTo(Map.of("1", "one", "12", "other"));
        assertThat(database.statements(
                        entities -> ConnectionRow.read(entities, KINDS.get(0), "a_", List.of("1", "12", "none"))))
                .isEqualTo(1);
    }

    @Test
    void readStartsWhenTextsAreLongThenOnlyTheirBeginningsCome() {
        // when
        Map<Owner, String> starts =
                database.commit(entities -> ConnectionRow.readStarts(entities, "jumpcloud-setup", 7));

        // then
        assertThat(starts).isEqualTo(Map.of(new Owner("a", ""), "the rea"));
    }

    @Test
    void removeAllWhenAConnectionIsRemovedThenItsRowsOfEachKindGoAndAllOthersStay() {
        // when
        database.run(entities -> ConnectionRow.removeAll(entities, "a", "1"));

        // then
        assertThat(keys())
                .hasSize(2 * 8 + 3 - 2)
                .doesNotContain("jumpcloud-scim-brake.a.1", "jumpcloud-metadata.a.1")
                .contains("jumpcloud-scim-brake.a.12", "jumpcloud-setup.a.", "keycloak.a.1");
    }

    @Test
    void removeAllWhenARealmIsRemovedThenTheRowsOfAllItsConnectionsGoAndItsOwn() {
        // when
        database.run(entities -> ConnectionRow.removeAll(entities, "a"));

        // then
        assertThat(keys())
                .hasSize(2 * 6 + 2)
                .contains("jumpcloud-certificate-watch.*.*", "keycloak.a.1")
                .noneMatch(key -> key.startsWith("jumpcloud-") && key.contains(".a."));
    }

    @Test
    void removeAllWhenAnotherRealmHasASimilarIdThenItsRowsStay() {
        // when
        database.run(entities -> ConnectionRow.removeAll(entities, "a_"));
        database.run(entities -> ConnectionRow.removeAll(entities, "a%"));

        // then
        assertThat(keys().stream().filter(key -> key.startsWith("jumpcloud-scim-brake.")))
                .containsExactlyInAnyOrder(
                        "jumpcloud-scim-brake.a.1",
                        "jumpcloud-scim-brake.a.12",
                        "jumpcloud-scim-brake.ab.1",
                        "jumpcloud-scim-brake.ab.12");
    }

    @Test
    void removeAllWhenTheIdOfAnotherRealmGoesOnAfterADotThenItsRowsStay() {
        // given
        database.run(entities -> new ConnectionRow(entities, KINDS.get(0), "a.b", "1").add("of the realm a.b"));

        // when
        database.run(entities -> ConnectionRow.removeAll(entities, "a"));

        // then
        assertThat(keys()).contains(KINDS.get(0) + ".a.b.1").doesNotContain(KINDS.get(0) + ".a.1");
    }

    private List<String> keys() {
        return database.commit(entities -> entities.createQuery("select c.key from ServerConfigEntity c", String.class)
                .getResultList());
    }
}
