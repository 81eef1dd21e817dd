package io.github.keycloakjumpcloud.it.scim.brake;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.ServerMetrics;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.RealmGroups;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The brake: a share of a connection's users may be lost within an hour, no more, until an administrator releases it. */
class BrakeIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final RealmAdmin admin = realm.admin();
    private int connections;

    @ParameterizedTest(name = "{0} users, {1} %, DELETE {2}: {3} may go")
    @CsvSource({
        "21, 30, disable, 6",
        "21, 30, delete, 6",
        "30, 30, disable, 9",
        "25, 20, delete, 5",
        "21, 1, disable, 0",
        "21, 100, delete, 21",
        "20, 30, disable, 20",
        "20, 30, delete, 20",
        "20, 1, disable, 20",
        "22, 0, disable, 22",
    })
    void usersWhenTheyLeaveOneAfterTheOtherThenTheShareMayGoAndNoMore(
            int users, int percent, String mode, int allowed) {
        // given
        Team team = new Team(users, percent, mode);

        // when
        for (int i = 0; i < allowed; i++) {
            ScimAnswer answer = team.lose(i);
            assertThat(answer.isSuccess()).as(i + ": " + answer.text()).isTrue();
        }

        // then
        assertThat(team.brake().get("engaged").asBoolean()).isFalse();
        if (allowed < users) {
            RealmState before = RealmState.of(admin);
            for (int i = allowed; i < allowed + 3; i++) {
                assertRefused(team.lose(i));
            }
            before.assertUnchanged(admin);
            assertThat(team.brake().get("engaged").asBoolean()).isTrue();
            assertThat(team.brake().get("deactivations").asInt()).isEqualTo(allowed);
        }
    }

    @Test
    void brakeWhenEngagedThenOneEventTellsAndEverythingElseGoesOnUntilAnAdminReleasesIt() {
        // given
        Team team = new Team(30, 30, "disable");
        for (int i = 0; i < 9; i++) {
            team.lose(i);
        }
        admin.clearEvents();

        // when
        List<ScimAnswer> refused = List.of(team.lose(9), team.lose(10), team.lose(11), team.lose(9));

        // then
        assertThat(refused).allSatisfy(this::assertRefused);
        assertThat(team.brakeEvents()).singleElement().satisfies(event -> {
            assertThat(event.get("operationType").asText()).isEqualTo("ACTION");
            assertThat(event.get("resourceType").asText()).isEqualTo("IDENTITY_PROVIDER");
            assertThat(event.get("resourcePath").asText()).contains(team.alias).endsWith("scim-brake");
        });
        assertThat(admin.adminEvents()).hasSize(1);

        // when
        String active = "/Users/" + team.ids.get(29);
        List<ScimAnswer> others = List.of(
                team.scim.post("/Users", ScimSide.user(team.alias + "-joiner")),
                team.scim.patch(active, ScimSide.operation("replace", "title", TextNode.valueOf("Engineer"))),
                team.scim.put(active, ScimSide.user(team.name(29))),
                team.scim.put(
                        "/Users/" + team.ids.get(0), ScimSide.user(team.name(0)).put("active", false)),
                team.scim.patch("/Users/" + team.ids.get(0), ScimSide.operation("replace", "active", BooleanNode.TRUE)),
                team.scim.get("/Users"));

        // then
        assertThat(others)
                .allSatisfy(answer ->
                        assertThat(answer.isSuccess()).as(answer.text()).isTrue());
        assertRefused(team.lose(12));

        // when
        int released = team.settings.exchange("DELETE", "scim-brake").status();

        // then
        assertThat(released).isEqualTo(204);
        assertThat(team.brake().get("engaged").asBoolean()).isFalse();
        assertThat(team.brake().get("deactivations").asInt()).isZero();

        // and it counts anew: 30 % of the 30 without the three who were deleted and with the one who came
        int gone = 0;
        for (int i = 9; i < 29 && team.lose(i).isSuccess(); i++) {
            gone++;
        }
        assertThat(gone).isEqualTo(8);
        assertThat(team.brake().get("engaged").asBoolean()).isTrue();
        assertThat(team.brakeEvents()).hasSize(3);
    }

    @Test
    void putWhenRefusedThenNothingThatItSaysIsWritten() {
        // given
        Team team = new Team(21, 1, "disable");
        ObjectNode put = ScimSide.user(team.name(0))
                .put("active", false)
                .put("title", "Gone")
                .put("externalId", "new");
        put.putObject(ScimSide.ENTERPRISE).put("department", "Department nobody may see");
        ((ObjectNode) put.get("emails").get(0)).put("value", "new-" + team.name(0) + "@example.com");
        RealmState before = RealmState.of(admin);
        RealmGroups groups = RealmGroups.of(admin);

        // when
        ScimAnswer answer = team.scim.put("/Users/" + team.ids.get(0), put);

        // then
        assertRefused(answer);
        before.assertUnchanged(admin);
        assertThat(RealmGroups.of(admin)).isEqualTo(groups);
    }

    @Test
    void brakeWhenOneConnectionsIsEngagedThenAnothersIsNot() {
        // given
        Team stopped = new Team(21, 1, "disable");
        Team other = new Team(21, 30, "disable");

        // when
        ScimAnswer refused = stopped.lose(0);
        ScimAnswer free = other.lose(0);

        // then
        assertRefused(refused);
        assertThat(free.isSuccess()).as(free.text()).isTrue();
    }

    @Test
    void brakeWhenItIsSwitchedOffThenNothingIsHeldAnyMore() {
        // given
        Team team = new Team(21, 1, "disable");
        assertRefused(team.lose(0));

        // when
        admin.configure(team.alias, Map.of("scimBrakePercent", "0"));

        // then
        assertThat(team.lose(0).isSuccess()).isTrue();
        assertThat(team.lose(1).isSuccess()).isTrue();
    }

    private void assertRefused(ScimAnswer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/scim+json"));
        assertThat(answer.body().get("schemas").get(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(answer.body().get("status").asText()).isEqualTo("403");
        assertThat(answer.detail()).contains("administrator");
    }

    /** A connection with so many users. */
    @Test
    void metricWhenTheBrakeEngagesAndLetsGoThenItFollows() {
        // given
        Team team = new Team(21, 1, "disable");
        awaitMetric(team, 0);

        // when
        assertRefused(team.lose(0));

        // then
        awaitMetric(team, 1);

        // when
        team.settings.exchange("DELETE", "scim-brake");

        // then
        awaitMetric(team, 0);
    }

    /** A save has the node look at once, as it does each minute by itself. */
    private void awaitMetric(Team team, double expected) {
        await("the series of " + team.alias).untilAsserted(() -> {
            admin.updateIdentityProvider(team.alias, connection -> {});
            assertThat(ServerMetrics.of(Keycloak.server())
                            .value(
                                    "jumpcloud_scim_brake_engaged",
                                    "realm=\"" + admin.name() + "\"",
                                    "alias=\"" + team.alias + "\""))
                    .hasValue(expected);
        });
    }

    private final class Team {
        private final String alias = "team-" + ++connections;
        private final List<String> ids = new ArrayList<>();
        private final ScimSide scim;
        private final ScimAdmin settings;

        Team(int users, int percent, String mode) {
            Map<String, String> config = Map.of("scimBrakePercent", String.valueOf(percent), "scimDelete", mode);
            scim = ScimSide.of(realm.connect(alias, config, application -> application));
            settings = new ScimAdmin(admin, alias);
            for (int i = 0; i < users; i++) {
                ids.add(scim.createUser(ScimSide.user(name(i))));
            }
        }

        String name(int index) {
            return alias + "-" + index;
        }

        /** Deactivates or deletes, each in its turn. */
        ScimAnswer lose(int index) {
            String path = "/Users/" + ids.get(index);
            return switch (index % 3) {
                case 0 -> scim.patch(path, ScimSide.operation("replace", "active", BooleanNode.FALSE));
                case 1 -> scim.put(path, ScimSide.user(name(index)).put("active", false));
                default -> scim.delete(path);
            };
        }

        JsonNode brake() {
            return settings.exchange("GET", "scim-brake").body();
        }

        List<JsonNode> brakeEvents() {
            return admin.adminEvents().stream()
                    .filter(event -> event.get("resourcePath").asText().contains(alias))
                    .filter(event -> event.get("resourcePath").asText().endsWith("scim-brake"))
                    .toList();
        }
    }
}
