package io.github.keycloakjumpcloud.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.admin.ConnectionQuery.Order;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionQueryTest {

    private static final ConnectionQuery ALL = new ConnectionQuery(0, Optional.empty(), Optional.empty(), Order.ALIAS);

    @Test
    void parseWhenNothingIsSaidThenAllByAlias() {
        assertThat(ConnectionQuery.parse(null, null, null, null)).isEqualTo(ALL);
        assertThat(ConnectionQuery.parse("0", null, " ", "alias")).isEqualTo(ALL);
    }

    @Test
    void parseWhenAllIsSaidThenItIsRead() {
        assertThat(ConnectionQuery.parse("20", "10", " Acme ", "-displayName"))
                .isEqualTo(new ConnectionQuery(20, Optional.of(10), Optional.of("%acme%"), Order.NAME_DOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", " ", "1.5", "one", "99999999999"})
    void parseWhenANumberIsNoneThenItsParameterIsNamed(String number) {
        assertThatThrownBy(() -> ConnectionQuery.parse(number, null, null, null))
                .isInstanceOf(WrongInput.class)
                .hasMessage("first: not-a-number");
        assertThatThrownBy(() -> ConnectionQuery.parse(null, number, null, null))
                .isInstanceOf(WrongInput.class)
                .hasMessage("max: not-a-number");
    }

    @Test
    void parseWhenAPageIsLargerThanMayBeThenItIsRefusedAndTheLargestIsNot() {
        assertThat(ConnectionQuery.parse(null, "1000", null, null).max()).contains(1000);
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> ConnectionQuery.parse(null, "1001", null, null))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .containsExactly(
                                ProblemKind.NOT_A_NUMBER.problem(0, 1000).at("max")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "acme,      %acme%",
                "ACME,      %acme%",
                "50%,       %50!%%",
                "a_b!,      %a!_b!!%",
                "ac*,       ac%",
                "*ac*e,     %ac%e",
                "`\"Acme\"`, acme",
                "`\"a*\"`,   a*",
                "`\"`,       `%\"%`",
            })
    void parseWhenSearchedThenPlainTextIsLookedForAnywhereAndWildcardsAndQuotesAreAsInKeycloak(
            String search, String pattern) {
        assertThat(ConnectionQuery.parse(null, null, search, null).pattern()).contains(pattern);
    }

    @Test
    void parseWhenTheSearchCannotBeATextOfAConnectionThenItIsRefused() {
        assertThatThrownBy(() -> ConnectionQuery.parse(null, null, "a\u0000b", null))
                .hasMessage("search: control-characters");
        assertThatThrownBy(() -> ConnectionQuery.parse(null, null, "a".repeat(256), null))
                .hasMessage("search: too-long");
    }

    @Test
    void parseWhenTheOrderIsUnknownThenTheKnownOnesAreNamed() {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> ConnectionQuery.parse(null, null, null, "health"))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .containsExactly(ProblemKind.NOT_ALLOWED_VALUE
                                .problem(List.of("alias", "-alias", "displayName", "-displayName"))
                                .at("sort")));
    }
}
