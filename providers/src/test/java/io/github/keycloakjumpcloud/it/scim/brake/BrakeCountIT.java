package io.github.keycloakjumpcloud.it.scim.brake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.BulkRequests;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whom the brake counts: people, each once, in whichever way their accounts are taken from them. */
class BrakeCountIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private int connections;

    @Test
    void addressWhenItBecomesSomebodyElsesThenThePersonIsCountedWhicheverWayItIsSaid() {
        // given
        Team team = new Team(30);

        // when
        for (int i = 0; i < 9; i++) {
            ScimAnswer answer = team.rename(i);
            assertThat(answer.isSuccess()).as(answer.text()).isTrue();
        }

        // then
        assertThat(team.counted()).isEqualTo(9);
        for (int i = 9; i < 12; i++) {
            assertThat(status(team.rename(i))).isEqualTo(403);
            assertThat(team.scim.account(team.ids.get(i)).get("email").asText()).isEqualTo(team.email(i));
        }
        assertThat(team.lockOut(12).status()).isEqualTo(403);
        assertThat(team.scim
                        .put("/Users/" + team.ids.get(13), ScimSide.user(team.name(13)))
                        .status())
                .isEqualTo(200);
        assertThat(team.scim.realm().login(People.person(team.name(9)))).isNotNull();
    }

    @Test
    void addressWhenItChangesInLetterCaseOnlyOrOfSomebodyWhoIsOutThenNobodyIsCounted() {
        // given
        Team team = new Team(30);
        team.lockOut(0);

        // when
        ScimAnswer out = team.patchAddress(0, "elsewhere-" + team.email(0));
        ScimAnswer same = team.patchAddress(1, team.email(1).toUpperCase(Locale.ROOT));

        // then
        assertThat(List.of(out.status(), same.status())).containsOnly(200);
        assertThat(team.counted()).isEqualTo(1);
    }

    @Test
    void personWhenDeactivatedAgainAndAgainThenCountedOnce() {
        // given
        Team team = new Team(30);

        // when
        for (int i = 0; i < 15; i++) {
            assertThat(team.lockOut(0).status()).isEqualTo(200);
            assertThat(team.letIn(0).status()).isEqualTo(200);
        }
        team.patchAddress(0, "elsewhere-" + team.email(0));

        // then
        assertThat(team.counted()).isEqualTo(1);

        // when
        for (int i = 1; i < 9; i++) {
            assertThat(team.lockOut(i).status()).isEqualTo(200);
            assertThat(team.letIn(i).status()).isEqualTo(200);
        }

        // then
        assertThat(team.lockOut(9).status()).isEqualTo(403);
    }

    @Test
    void addressWhenTheSamePersonHasSignedInUnderItThenTheyCountOnce() {
        // given
        Team team = new Team(30);
        TestRealm connection = team.scim.realm();
        Login interim = connection.login(People.person("renamed-" + team.name(0)));
        assertThat(interim.userId()).isNotEqualTo(team.ids.get(0));

        // when
        ScimAnswer answer = team.patchAddress(0, People.email("renamed-" + team.name(0)));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(team.counted()).isEqualTo(1);
        assertThat(connection.login(People.person("renamed-" + team.name(0))).userId())
                .isEqualTo(team.ids.get(0));
    }

    private static int status(ScimAnswer answer) {
        return answer.status() == 200 && answer.body().has("Operations")
                ? answer.body().at("/Operations/0/status").asInt()
                : answer.status();
    }

    /** A connection with so many users. */
    private final class Team {
        private final String alias = "count-" + ++connections;
        private final List<String> ids = new ArrayList<>();
        private final ScimSide scim;
        private final ScimAdmin settings;

        Team(int users) {
            scim = ScimSide.of(realm.connect(alias, Map.of(), application -> application));
            settings = new ScimAdmin(realm.admin(), alias);
            for (int i = 0; i < users; i++) {
                ids.add(scim.createUser(ScimSide.user(name(i))));
            }
        }

        String name(int index) {
            return alias + "-" + index;
        }

        String email(int index) {
            return People.email(name(index));
        }

        /** By PUT, PATCH and Bulk, each in its turn. */
        ScimAnswer rename(int index) {
            String address = "elsewhere-" + email(index);
            ObjectNode whole = ScimSide.user(name(index));
            ((ObjectNode) whole.get("emails").get(0)).put("value", address);
            return switch (index % 3) {
                case 0 -> scim.put("/Users/" + ids.get(index), whole);
                case 1 -> patchAddress(index, address);
                default -> bulk("PUT", "/Users/" + ids.get(index), whole);
            };
        }

        ScimAnswer patchAddress(int index, String address) {
            return scim.patch(
                    "/Users/" + ids.get(index),
                    ScimSide.operation("replace", "emails[type eq \"work\"].value", TextNode.valueOf(address)));
        }

        private ScimAnswer bulk(String method, String path, ObjectNode data) {
            return scim.post("/Bulk", BulkRequests.body(0, BulkRequests.operation(method, path, null, data)));
        }

        ScimAnswer lockOut(int index) {
            return scim.patch("/Users/" + ids.get(index), ScimSide.operation("replace", "active", BooleanNode.FALSE));
        }

        ScimAnswer letIn(int index) {
            return scim.patch("/Users/" + ids.get(index), ScimSide.operation("replace", "active", BooleanNode.TRUE));
        }

        int counted() {
            return settings.exchange("GET", "scim-brake")
                    .body()
                    .get("deactivations")
                    .asInt();
        }
    }
}
