package io.github.keycloakjumpcloud.keycloak.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001Bb", "a\u0085b", "a\uD800b", "a\uDC00"})
    void textWhenADatabaseMayNotTakeItThenItIsRefusedWhereverItStands(String text) {
        assertProblem(named(text, "Name"), "alias");
        assertProblem(named("acme", text), "displayName");
        for (String key : new String[] {"idpEntityId", "portalClient", "allowedGroups", "anything"}) {
            ConnectionConfig connection = named("acme", "Name");
            connection.getConfig().put(key, text);
            assertProblem(connection, key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "Größe 50 % ## \uD83D\uDE00", "x"})
    void textWhenEachDatabaseTakesItThenItIsTaken(String text) {
        ConnectionConfig connection = named("acme", text);
        connection.getConfig().put("allowedGroups", text + "\n");

        assertThat(SettingCheck.check(connection)).isEmpty();
        assertThat(SettingText.isAlias(text)).isTrue();
        assertThat(SettingText.isAlias("a".repeat(256))).isFalse();
    }

    private static void assertProblem(ConnectionConfig connection, String name) {
        assertThat(SettingCheck.check(connection))
                .contains(ProblemKind.CONTROL_CHARACTERS.problem().at(name));
    }

    private static ConnectionConfig named(String alias, String displayName) {
        ConnectionConfig connection = new ConnectionConfig();
        connection.setAlias(alias);
        connection.setDisplayName(displayName);
        return connection;
    }
}
