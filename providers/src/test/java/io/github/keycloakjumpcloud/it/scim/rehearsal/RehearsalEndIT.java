package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.ClockedKeycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A rehearsal that is forgotten ends by itself, and takes no leaver's side. */
@SecondLane
class RehearsalEndIT {

    private static final String PATH = "jumpcloud/jumpcloud/";

    private final ClockedKeycloak keycloak = ClockedKeycloak.shared();

    private final TestRealm realm = keycloak.create(TestRealm.builder().setting("verifiedDomains", "example.com"));

    private final ScimSide scim = ScimSide.of(realm);

    private RealmAdmin admin() {
        AdminApi api = keycloak.api();
        return api.realm(realm.admin().name());
    }

    private String severity() {
        return StreamSupport.stream(admin().get(PATH + "findings").spliterator(), false)
                .filter(finding -> finding.get("kind").asText().startsWith("scim-rehearsal"))
                .map(finding -> finding.get("kind").asText() + " "
                        + finding.get("severity").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    void rehearsalWhenItsTimeIsOverThenScimReadsAndTakesAwayOnlyUntilItIsLive() {
        // given
        String leaver = scim.createUser(ScimSide.user("leaver"));
        admin().configure("jumpcloud", Map.of("scimMode", "rehearse"));
        String promised = scim.createUser(ScimSide.user("promised"));
        String never = scim.createUser(ScimSide.user("never"));
        assertThat(severity()).isEqualTo("scim-rehearsal hint");

        // when
        keycloak.moveOn(Duration.ofDays(14).minusMinutes(5));

        // then
        assertThat(scim.put("/Users/" + promised, ScimSide.user("promised")).status())
                .isEqualTo(200);

        // when
        keycloak.moveOn(Duration.ofMinutes(10));

        // then
        ScimAnswer refused = scim.post("/Users", ScimSide.user("late"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("rehearsal of this connection is over");
        assertThat(scim.put("/Users/" + promised, ScimSide.user("promised")).status())
                .isEqualTo(403);
        assertThat(scim.get("/Users/" + promised).status()).isEqualTo(200);
        assertThat(scim.put("/Users/" + never, ScimSide.user("never").put("active", false))
                        .status())
                .isEqualTo(403);
        assertThat(scim.put("/Users/" + leaver, ScimSide.user("leaver").put("active", false))
                        .status())
                .isEqualTo(200);
        RealmAdmin admin = admin();
        assertThat(admin.get("users/" + leaver).get("enabled").asBoolean()).isFalse();
        JsonNode rehearsal = admin.get(PATH + "rehearsal");
        assertThat(rehearsal.get("over").asBoolean()).isTrue();
        assertThat(severity()).isEqualTo("scim-rehearsal-over warning");
        assertThat(admin.get(PATH + "scim-calls").path("refusal").path("kind").asText())
                .isEqualTo("rehearsal-over");

        // when
        admin().configure("jumpcloud", Map.of("scimMode", "live"));

        // then
        assertThat(ScimSide.ids(scim.get("/Users"))).doesNotContain(promised);
        assertThat(admin().get(PATH + "rehearsal").has("people")).isFalse();
        assertThat(scim.createUser(ScimSide.user("promised"))).isEqualTo(promised);
        assertThat(scim.membersOf(scim.createGroup("Late", never))).containsExactly(never);
        assertThat(admin().get("users/" + never).get("enabled").asBoolean()).isFalse();
        assertThat(severity()).isEmpty();

        // when
        admin().configure("jumpcloud", Map.of("scimMode", "rehearse"));

        // then
        assertThat(scim.createUser(ScimSide.user("anew"))).isNotEmpty();
        assertThat(admin().get(PATH + "rehearsal").at("/people/created").asInt())
                .isEqualTo(1);
        assertThat(severity()).isEqualTo("scim-rehearsal hint");
    }
}
