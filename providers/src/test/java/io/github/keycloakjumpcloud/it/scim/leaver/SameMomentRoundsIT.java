package io.github.keycloakjumpcloud.it.scim.leaver;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.SameMoment;
import io.github.keycloakjumpcloud.it.harness.scim.SameMomentRounds;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two things at the same moment, on one node with H2: one account, no error page, nobody in who is out.
 * {@code -Dsame.moment.rounds} plays more rounds.
 */
class SameMomentRoundsIT {

    @ParameterizedTest
    @EnumSource
    void personWhenTwoThingsHappenAtOnceThenThereIsOneAccountAndWhoIsOutIsOut(SameMoment moment) throws Exception {
        try (TestRealm realm = TestRealm.builder().create()) {
            new SameMomentRounds(realm, List.of(Keycloak.server().baseUri()), "H2").play(moment);
        }
    }
}
