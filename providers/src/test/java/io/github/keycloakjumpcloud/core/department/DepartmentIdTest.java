package io.github.keycloakjumpcloud.core.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DepartmentIdTest {

    @Test
    void ofWhenSpellingDiffersThenSameId() {
        assertThat(DepartmentId.of("realm", "root", name("Gr\u00F6\u00DFe")))
                .isEqualTo(DepartmentId.of("realm", "root", name("  GR\u00D6SSE ")));
    }

    @Test
    void ofWhenAnyPartDiffersThenOtherId() {
        assertThat(Stream.of(
                        DepartmentId.of("realm", "root", name("Sales")),
                        DepartmentId.of("realm2", "root", name("Sales")),
                        DepartmentId.of("realm", "root2", name("Sales")),
                        DepartmentId.of("realm", "root", name("Sales2")),
                        DepartmentId.of("realmr", "oot", name("Sales")),
                        DepartmentId.of("realm", "roots", name("ales"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void ofWhenDerivedThenIsANameBasedUuidThatFitsKeycloaksColumn() {
        String id = DepartmentId.of("realm", "root", name("\uD83D\uDE00/".repeat(80)));

        assertThat(id).hasSize(36);
        assertThat(UUID.fromString(id).version()).isEqualTo(5);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    }

    /** Computed independently: groups in running realms carry such ids, so they may never change. */
    @Test
    void ofWhenDerivedInAnotherReleaseThenStaysTheSame() {
        assertThat(DepartmentId.of("realm", "root", name("Sales"))).isEqualTo("ffdc901d-9d22-59f9-94ef-d0ce941c5fe4");
    }

    private static DepartmentName name(String text) {
        return DepartmentName.parse(text).orElseThrow();
    }
}
