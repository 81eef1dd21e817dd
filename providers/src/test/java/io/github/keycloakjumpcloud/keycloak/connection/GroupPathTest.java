package io.github.keycloakjumpcloud.keycloak.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.GroupModel;

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

    /** Nobody is asked for a group at a path: the names on the way up are all that it takes. */
    @Test
    void pathOfAGroupWhenAskedThenItIsTheOneThatLeadsThere() {
        GroupModel acme = group("Acme", null);

        assertThat(GroupPath.of(group("Departments", acme))).isEqualTo(GroupPath.parse("/Acme/Departments"));
        assertThat(GroupPath.of(acme)).isEqualTo(GroupPath.parse("/Acme"));
        assertThat(GroupPath.of(group("acme", null))).isNotEqualTo(GroupPath.of(acme));
    }

    private static GroupModel group(String name, GroupModel parent) {
        return (GroupModel) Proxy.newProxyInstance(
                GroupModel.class.getClassLoader(),
                new Class<?>[] {GroupModel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getName" -> name;
                    case "getParent" -> parent;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
