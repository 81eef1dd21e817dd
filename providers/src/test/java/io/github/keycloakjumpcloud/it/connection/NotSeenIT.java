package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.ClockedKeycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Who has not signed in for a month is counted, once a month is known of. */
@SecondLane
class NotSeenIT {

    private final ClockedKeycloak keycloak = ClockedKeycloak.shared();

    @Test
    void notSeenWhenThirtyDaysAreKnownThenThoseWhoDidNotCome() {
        // given: days end at midnight in UTC, and an hour more must not be another day
        Instant noon = keycloak.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
        keycloak.moveOn(Duration.between(keycloak.now(), noon));
        TestRealm realm = keycloak.create(TestRealm.builder());
        ScimSide scim = ScimSide.of(realm);
        scim.createUser(ScimSide.user("never-comes"));
        scim.createUser(ScimSide.user("comes-now"));
        scim.createUser(ScimSide.user("disabled").put("active", false));
        signIn(realm, "comes-now");

        // then
        assertThat(people(realm).has("notSeen")).isFalse();
        assertThat(people(realm).get("all").asLong()).isEqualTo(3);
        assertThat(people(realm).get("linked").asLong()).isEqualTo(3);
        assertThat(people(realm).get("held").asLong()).isEqualTo(3);
        assertThat(people(realm).get("enabled").asLong()).isEqualTo(2);

        // when
        keycloak.moveOn(Duration.ofDays(15));
        signIn(realm, "comes-later");
        keycloak.moveOn(Duration.ofDays(15).plusHours(1));

        // then: the one who came on the first day was seen on the thirtieth day before
        assertThat(people(realm).get("notSeen").asLong()).isEqualTo(1);
        assertThat(people(realm).get("held").asLong()).isEqualTo(3);
        assertThat(people(realm).get("all").asLong()).isEqualTo(4);

        // when
        keycloak.moveOn(Duration.ofDays(1));

        // then
        assertThat(people(realm).get("notSeen").asLong()).isEqualTo(2);
    }

    private void signIn(TestRealm realm, String name) {
        realm.newPerson().start().answer(person(name), response -> response.withClock(keycloak.clock()));
        people(realm);
    }

    private JsonNode people(TestRealm realm) {
        return new RealmAdmin(keycloak.api(), realm.admin().name())
                .get("jumpcloud/" + realm.alias() + "/activity")
                .get("people");
    }
}
