package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScimPermitTest {

    @ParameterizedTest(name = "SCIM {0}, connection {1}, Organization {2}: {3}")
    @CsvSource({
        "true,  true,  true,  FULL,                      true,  true",
        "true,  false, true,  CONNECTION_DISABLED,       true,  false",
        "true,  true,  false, ORGANIZATION_DISABLED,     true,  false",
        "true,  false, false, ORGANIZATION_DISABLED,     true,  false",
        "false, true,  true,  SWITCHED_OFF,              false, false",
        "false, false, true,  SWITCHED_OFF_AND_DISABLED, false, false",
        "false, true,  false, SWITCHED_OFF_AND_DISABLED, false, false",
        "false, false, false, SWITCHED_OFF_AND_DISABLED, false, false"
    })
    void permitWhenSomethingIsDisabledThenWhoLeavesGoesOutUnlessScimIsOff(
            boolean scim, boolean connection, boolean organization, ScimPermit permit, boolean answers, boolean gives) {
        assertThat(ScimPermit.of(scim, connection, organization)).isEqualTo(permit);
        assertThat(permit.answers()).isEqualTo(answers);
        assertThat(permit.gives()).isEqualTo(gives);
    }

    @ParameterizedTest(name = "{0}, {1}, over {2}: {3}")
    @CsvSource({
        "FULL,                LIVE,     false, FULL",
        "FULL,                LIVE,     true,  FULL",
        "FULL,                REHEARSE, false, REHEARSAL",
        "FULL,                REHEARSE, true,  REHEARSAL_OVER",
        "FULL,                UNKNOWN,  false, REHEARSAL_OVER",
        "CONNECTION_DISABLED, REHEARSE, false, CONNECTION_DISABLED",
        "SWITCHED_OFF,        REHEARSE, true,  SWITCHED_OFF",
    })
    void permitWhenItIsRehearsedThenGivesNothingForGoodAndLetsNobodyStay(
            ScimPermit before, ScimMode mode, boolean over, ScimPermit permit) {
        assertThat(before.in(mode, over)).isEqualTo(permit);
        assertThat(permit.answers()).isEqualTo(before.answers());
        assertThat(permit.rehearses()).isEqualTo(permit != before);
        assertThat(permit.gives()).isEqualTo(permit == ScimPermit.FULL);
    }
}
