package io.github.keycloakjumpcloud.core.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupReachTest {

    @ParameterizedTest
    @CsvSource({
        // made, with others, with role
        "true,  false, false, WHOLE",
        "true,  true,  false, MEMBERS",
        "true,  false, true,  MEMBERS",
        "true,  true,  true,  MEMBERS",
        "false, false, false, MEMBERS",
        "false, true,  false, MEMBERS",
        "false, false, true,  MEMBERS",
        "false, true,  true,  MEMBERS",
    })
    void reachWhenOthersHaveAPartInTheGroupThenIsItsMembersOnly(
            boolean made, boolean withOthers, boolean withRole, GroupReach expected) {
        assertThat(GroupReach.of(made, withOthers, withRole)).isEqualTo(expected);
    }

    @Test
    void idWhenDerivedThenIsToldFromARandomOne() {
        for (int i = 0; i < 100; i++) {
            assertThat(GroupId.isDerived(GroupId.of("realm", "root", "Group " + i)))
                    .isTrue();
            assertThat(GroupId.isDerived(UUID.randomUUID().toString())).isFalse();
        }
        assertThat(GroupId.isDerived("by-an-import")).isFalse();
    }
}
