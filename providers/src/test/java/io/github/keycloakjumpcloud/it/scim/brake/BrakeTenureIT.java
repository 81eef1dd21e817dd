package io.github.keycloakjumpcloud.it.scim.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.ClockedKeycloak;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The brake when accounts are made to widen it: who was there an hour ago is counted apart from who was not. */
@SecondLane
class BrakeTenureIT {

    private static final Duration OVER_AN_HOUR = Duration.ofMinutes(61);

    private final ClockedKeycloak keycloak = ClockedKeycloak.shared();

    @BeforeEach
    void needKeycloaksClockInAccounts() {
        assumeTrue(
                Keycloak.isAtLeast("26.6"),
                "Keycloak before 26.6 dates accounts by the machine's clock, which no test can move");
    }

    @Test
    void brakeWhenAccountsAreMadeFirstThenNoMoreOfTheOthersMayGo() {
        // given
        TestRealm realm = keycloak.create(TestRealm.builder().setting("scimBrakePercent", "30"));
        ScimSide scim = ScimSide.of(realm);
        List<String> people = create(scim, "person", 30);
        keycloak.moveOn(OVER_AN_HOUR);
        create(scim, "made-up", 100);

        // when
        List<Integer> statuses =
                people.stream().limit(12).map(id -> lockOut(scim, id)).toList();

        // then
        assertThat(statuses.subList(0, 9)).containsOnly(200);
        assertThat(statuses.subList(9, 12)).containsOnly(403);
    }

    @Test
    void brakeWhenTheAccountsOfTheHourAreTakenBackThenThatIsAShareOfTheirOwn() {
        // given
        TestRealm realm = keycloak.create(TestRealm.builder().setting("scimBrakePercent", "30"));
        ScimSide scim = ScimSide.of(realm);
        List<String> people = create(scim, "person", 30);
        keycloak.moveOn(OVER_AN_HOUR);
        List<String> mistakes = create(scim, "mistake", 40);

        // when
        List<Integer> statuses = new ArrayList<>();
        mistakes.stream().limit(12).forEach(id -> statuses.add(lockOut(scim, id)));
        people.stream().limit(9).forEach(id -> statuses.add(lockOut(scim, id)));

        // then
        assertThat(statuses).hasSize(21).containsOnly(200);
        assertThat(lockOut(scim, people.get(9))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "delete"})
    void brakeWhenPeopleAreDeletedAndCreatedAgainThenEachCountsOnceAndNobodyMoreMayGo(String mode) {
        // given
        TestRealm realm = keycloak.create(
                TestRealm.builder().setting("scimBrakePercent", "30").setting("scimDelete", mode));
        ScimSide scim = ScimSide.of(realm);
        List<String> people = create(scim, "person", 30);
        keycloak.moveOn(OVER_AN_HOUR);

        // when
        for (int i = 0; i < 9; i++) {
            assertThat(scim.delete("/Users/" + people.get(i)).status()).isEqualTo(204);
            ScimAnswer back = scim.post("/Users", ScimSide.user("person-" + i));
            assertThat(back.status()).as(back.text()).isEqualTo(201);
        }

        // then
        assertThat(scim.delete("/Users/" + people.get(9)).status()).isEqualTo(403);
    }

    private static List<String> create(ScimSide scim, String name, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode user = ScimSide.user(name + "-" + i);
            ids.add(scim.createUser(user));
        }
        return ids;
    }

    private static int lockOut(ScimSide scim, String id) {
        return scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE))
                .status();
    }
}
