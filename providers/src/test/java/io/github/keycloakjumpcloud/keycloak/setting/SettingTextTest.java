package io.github.keycloakjumpcloud.keycloak.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"{0}", "{realm}", "a{", "}", ".", ".."})
    void aliasWhenNoAddressCanHoldItThenItIsRefusedHoweverItComes(String alias) {
        assertThat(SettingCheck.check(named(alias, "Name")))
                .containsExactly(ProblemKind.ALIAS_CHARACTERS.problem().at("alias"));
        assertThatThrownBy(() -> SettingText.requireAlias(alias))
                .isInstanceOfSatisfying(WrongInput.class, wrong -> assertThat(wrong.problems())
                        .containsExactly(ProblemKind.ALIAS_CHARACTERS.problem().at("alias")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "...", "\uD83D\uDE00", "Größe"})
    void aliasWhenAnAddressCanHoldItThenItIsTaken(String alias) {
        SettingText.requireAlias(alias);

        assertThat(SettingCheck.check(named(alias, "Name"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "idpEntityId, 1024",
        "entityId, 1024",
        "groupsAttribute, 4096",
        "portalClient, 4096",
        "anything, 4096",
        "verifiedDomains, 65536",
        "formerDepartmentRoots, 65536"
    })
    void valueWhenItIsLongerThanItsLimitThenItIsRefused(String key, int limit) {
        assertThat(problemsOf(key, "x".repeat(limit))).doesNotContain(tooLong(key, limit));
        assertThat(problemsOf(key, "x".repeat(limit + 1))).contains(tooLong(key, limit));
    }

    @Test
    void valuesWhenThereAreMoreThanAThousandThenTheyAreRefused() {
        // given
        Problem tooMany = ProblemKind.TOO_MANY_VALUES.problem(1000).at("allowedGroups");

        // then
        assertThat(problemsOf("allowedGroups", "a##".repeat(1000))).isEmpty();
        assertThat(problemsOf("allowedGroups", "a##".repeat(1001))).containsExactly(tooMany);
    }

    @ParameterizedTest
    @ValueSource(strings = {"idpEntityId", "groupsAttribute", "portalClient"})
    void valueWhenItIsOfOneLineThenNoBreakStandsWithinIt(String key) {
        assertThat(problemsOf(key, "a\nb"))
                .containsExactly(ProblemKind.CONTROL_CHARACTERS.problem().at(key));
        assertThat(problemsOf(key, "ab\n")).isEmpty();
    }

    private static Problem tooLong(String key, int limit) {
        return ProblemKind.TOO_LONG.problem(limit).at(key);
    }

    private static List<Problem> problemsOf(String key, String value) {
        ConnectionConfig connection = named("acme", "Name");
        connection.getConfig().put(key, value);
        return SettingCheck.check(connection);
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
