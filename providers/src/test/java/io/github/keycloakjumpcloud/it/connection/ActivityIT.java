package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has come through a connection on its last days, in a realm that saves no events. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ActivityIT {

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder().groups().setting("scimBrakePercent", "0").create();
        admin = realm.admin();
        admin.update(Map.of("eventsEnabled", false, "adminEventsEnabled", false));
    }

    @Test
    void activityWhenPeopleCameThenEachIsCountedOnce() {
        // given
        assertThat(activity().has("lastScimRequest")).isFalse();
        assertThat(Json.list(activity().get("days"))).hasSize(30).allSatisfy(day -> assertThat(
                        day.get("signIns").asLong() + day.get("refusals").asLong())
                .isZero());
        ScimSide scim = ScimSide.of(realm);
        String leaver = scim.createUser(ScimSide.user("leaver"));
        scim.createUser(ScimSide.user("stays"));

        // when
        realm.login(person("stays"));
        realm.login(person("stays"));
        realm.login(person("newcomer"));
        realm.refusal(SampleDirectory.MISMATCHED);
        realm.refusal(SampleDirectory.MISMATCHED);
        realm.refusal(SampleDirectory.NO_EMAIL);
        scim.patch("/Users/" + leaver, ScimSide.operation("replace", "active", BooleanNode.FALSE));

        // then
        JsonNode activity = activity();
        JsonNode today = activity.get("days").get(29);
        assertThat(today.get("signIns").asLong()).isEqualTo(3);
        assertThat(today.get("refusals").asLong()).isEqualTo(3);
        assertThat(today.get("codes").toString()).isEqualTo("{\"JC-103\":1,\"JC-105\":2}");
        assertThat(activity.at("/people/all").asLong()).isEqualTo(3);
        assertThat(activity.at("/people/enabled").asLong()).isEqualTo(2);
        assertThat(activity.get("lastScimRequest").asText())
                .startsWith(today.get("date").asText());
        assertThat(activity().get("days")).isEqualTo(activity.get("days"));
    }

    @Test
    void activityWhenItIsAnotherConnectionsThenItIsNotCountedHere() {
        // given
        realm.connect("other", Map.of(), application -> application);
        realm.login(person("here"));

        // then
        assertThat(signIns(realm.alias())).isEqualTo(1);
        assertThat(signIns("other")).isZero();

        // when
        admin.api().delete(admin.path("identity-provider/instances/" + realm.alias()));

        // then
        assertThat(admin.api()
                        .exchange("GET", admin.path("jumpcloud/" + realm.alias() + "/activity"), null)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"nobody, 403", "manage-users, 403", "view-identity-providers, 200"})
    void activityWhenCallerLacksTheRoleThenForbidden(String role, int status) {
        assertThat(Operator.with(realm, role)
                        .send("GET", "jumpcloud/" + realm.alias() + "/activity", "")
                        .statusCode())
                .isEqualTo(status);
    }

    private JsonNode activity() {
        return admin.get("jumpcloud/" + realm.alias() + "/activity");
    }

    private long signIns(String alias) {
        List<JsonNode> days =
                Json.list(admin.get("jumpcloud/" + alias + "/activity").get("days"));
        return days.get(29).get("signIns").asLong();
    }
}
