package io.github.keycloakjumpcloud.keycloak.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupPathTest {

    private static final String LONGEST = "n".repeat(255);

    static Stream<String> impossible() {
        return Stream.of(
                "",
                "/",
                "Departments",
                "/A//B",
                "/A/",
                "/ /A",
                "/" + LONGEST + "n",
                "/A/" + LONGEST + "n",
                "/A\u0000",
                "/A\nB",
                "/A\uD800",
                "/a".repeat(21));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void pathWhenNoGroupCanBeThereThenItIsRefusedAndReadAsNowhere(String path) {
        assertThatThrownBy(() -> GroupPath.parse(path)).isInstanceOf(IllegalArgumentException.class);
        assertThat(GroupPath.stored(path).isNowhere()).isTrue();
    }

    @Test
    void pathWhenAGroupCanBeThereThenItIsTaken() {
        assertThat(GroupPath.parse("/ Acme /" + LONGEST).names()).containsExactly("Acme", LONGEST);
        assertThat(GroupPath.stored("/a".repeat(20)).names()).hasSize(20);
        assertThat(GroupPath.stored("/Acme").isNowhere()).isFalse();
    }
}
