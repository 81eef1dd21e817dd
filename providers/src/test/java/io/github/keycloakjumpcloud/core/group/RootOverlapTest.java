package io.github.keycloakjumpcloud.core.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.group.GroupRoot.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootOverlapTest {

    @ParameterizedTest
    @CsvSource({
        // departments and groups of one connection
        "/Departments,      /JumpCloud/acme,  false",
        "/A,                /A,               true",
        "/A,                /A/B,             true",
        "/A/B/C,            /A,               true",
        "/A/B,              /A/C,             false",
        "/A,                /AB,              false",
    })
    void overlapsWhenOneConnectionHasBothThenAnyNestingIsOne(String departments, String groups, boolean expected) {
        // given
        List<GroupRoot> own = List.of(root("acme", Kind.DEPARTMENTS, departments), root("acme", Kind.GROUPS, groups));

        // then
        assertThat(RootOverlap.of(own, List.of())).hasSize(expected ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        // a root of acme, and one of globex
        "DEPARTMENTS, /Departments,   DEPARTMENTS, /Departments,        false",
        "GROUPS,      /JumpCloud,     GROUPS,      /JumpCloud,          false",
        "DEPARTMENTS, /Departments,   DEPARTMENTS, /Departments/Globex, true",
        "GROUPS,      /JumpCloud,     GROUPS,      /JumpCloud/globex,   true",
        "GROUPS,      /Shared,        DEPARTMENTS, /Shared,             true",
        "DEPARTMENTS, /Shared/Acme,   GROUPS,      /Shared,             true",
        "GROUPS,      /Acme/Groups,   DEPARTMENTS, /Globex/Departments, false",
    })
    void overlapsWhenConnectionsShareARootThenOnlyOneOfTheSameKindIsNone(
            Kind kind, String path, Kind otherKind, String otherPath, boolean expected) {
        // given
        GroupRoot root = root("acme", kind, path);
        GroupRoot other = root("globex", otherKind, otherPath);

        // then
        assertThat(RootOverlap.of(List.of(root), List.of(other)))
                .isEqualTo(expected ? List.of(new RootOverlap(root, other)) : List.of());
    }

    @Test
    void overlapsWhenANameHoldsASlashThenItIsOneName() {
        // given
        GroupRoot root = new GroupRoot("a/b", Kind.GROUPS, List.of("JumpCloud", "a/b"));
        GroupRoot other = new GroupRoot("a", Kind.GROUPS, List.of("JumpCloud", "a"));

        // then
        assertThat(RootOverlap.of(List.of(root), List.of(other))).isEmpty();
    }

    private static GroupRoot root(String connection, Kind kind, String path) {
        return new GroupRoot(connection, kind, Arrays.asList(path.substring(1).split("/")));
    }
}
