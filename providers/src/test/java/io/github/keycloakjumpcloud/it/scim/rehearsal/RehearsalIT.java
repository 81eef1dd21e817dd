package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning.TestUser;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudUser;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rehearsal of a first sync: answered as the sync would be, and nothing of it stays. */
class RehearsalIT {

    @AutoClose
    private final RehearsedRealm rehearsal = RehearsedRealm.begin();

    private final TestRealm realm = rehearsal.realm();
    private final RealmAdmin admin = rehearsal.admin();
    private final ScimSide scim = rehearsal.scim();

    private static Map<String, Long> figures(JsonNode told) {
        Map<String, Long> figures = new TreeMap<>();
        List.of("people", "groups").forEach(kind -> told.get(kind)
                .properties()
                .forEach(figure -> figures.put(
                        kind + "." + figure.getKey(), figure.getValue().asLong())));
        figures.put("refused", told.get("refused").asLong());
        return figures;
    }

    @BeforeEach
    void beginAnew() {
        realm.configure(Map.of("scimMode", "rehearse", "scimDelete", "disable"));
        admin.api().delete(admin.path(rehearsal.path()));
    }

    @Test
    void syncWhenItIsRehearsedThenTheDatabaseStaysAndTheLiveOneIsAnsweredTheSame() {
        // given
        Set<String> there = FirstSync.prepare(admin);
        scim.get("/Users");
        StoredRows before = StoredRows.of(admin);
        FirstSync sync = new FirstSync(scim);

        // when
        FirstSync.Outcome rehearsed = sync.run();

        // then
        before.assertUnchanged(admin);
        assertThat(before.count()).isGreaterThan(1_000);
        Map<String, Long> figures = figures(rehearsal.told());
        assertThat(figures)
                .isEqualTo(Map.of(
                        "people.created", 265L,
                        "people.takenOver", 31L,
                        "people.updated", 0L,
                        "people.deactivated", 0L,
                        "people.lockedOut", 0L,
                        "groups.created", 1L,
                        "groups.takenOver", 1L,
                        "refused", 4L));
        List<String> listed = scim.jumpCloud().importUsers().stream()
                .map(user -> user.get("id").asText())
                .toList();
        assertThat(listed).hasSize(296).doesNotHaveDuplicates();

        // when
        long users = admin.userCount();
        rehearsal.goLive();
        FirstSync.Outcome live = sync.run();

        // then
        assertThat(live).isEqualTo(rehearsed);
        assertThat(admin.userCount() - users).isEqualTo(figures.get("people.created"));
        List<String> ids = live.people().values().stream()
                .filter(answer -> answer.matches("[0-9a-f-]{36}"))
                .toList();
        assertThat(ids.stream().filter(there::contains).count()).isEqualTo(figures.get("people.takenOver"));
        assertThat(live.people().size() - ids.size())
                .isEqualTo(figures.get("refused").intValue());
        assertThat(admin.usersByEmail("p200@example.com")).hasSize(1);
        assertThat(rehearsal.told().has("people")).isFalse();
    }

    @Test
    void testConnectionWhenItIsRehearsedThenItSucceedsAndCountsNowhere() {
        // given
        StoredRows before = StoredRows.of(admin);

        // when
        TestUser tested = scim.jumpCloud().testConnection("tester@example.com");

        // then
        assertThat(tested).isEqualTo(TestUser.DELETED);
        before.assertUnchanged(admin);
        assertThat(figures(rehearsal.told()).values()).containsOnly(0L);
    }

    @Test
    void personWhenPromisedThenIsReadChangedAndFoundUnderThePromisedId() {
        // given
        String id = scim.createUser(ScimSide.userIn("promised", "New department"));

        // when
        ScimAnswer patched =
                scim.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Engineer")));
        ScimAnswer twice = scim.post("/Users", ScimSide.user("promised"));
        String group = scim.createGroup("Promised group", id);

        // then
        assertThat(patched.body().path("title").asText()).isEqualTo("Engineer");
        assertThat(twice.status()).isEqualTo(409);
        JsonNode read = scim.get("/Users/" + id).body();
        assertThat(read.path("title").asText()).isEqualTo("Engineer");
        assertThat(read.path("groups").path(0).path("value").asText()).isEqualTo(group);
        assertThat(ScimSide.ids(scim.find("Users", "userName eq \"PROMISED@example.com\"")))
                .containsExactly(id);
        assertThat(ScimSide.ids(scim.find("Users", "title eq \"Engineer\""))).containsExactly(id);
        assertThat(ScimSide.ids(scim.find("Groups", "displayName eq \"promised group\"")))
                .containsExactly(group);
        assertThat(admin.usersByEmail("promised@example.com")).isEmpty();
        assertThat(admin.groupByPath("/Departments/New department")).isEmpty();

        // when
        scim.delete("/Users/" + id);

        // then
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(404);
        assertThat(scim.membersOf(group)).isEmpty();
    }

    @Test
    void signInWhenPersonAndDepartmentWereRehearsedThenNothingOfThemIsMet() {
        // given
        String promised = scim.createUser(ScimSide.userIn("early", "Early department"));
        String group = scim.createGroup("Early group", promised);

        // when
        realm.login(People.person("early").withDepartment("Early department"));

        // then
        String id = admin.user("early@example.com").get("id").asText();
        assertThat(id).isEqualTo(promised);
        assertThat(admin.groupsOf(id)).containsExactly("/Departments/Early department");
        assertThat(admin.groupByPath("/JumpCloud/jumpcloud/Early group")).isEmpty();

        // when
        ScimAnswer put = scim.put("/Users/" + promised, ScimSide.user("early"));
        String found = scim.jumpCloud().provision(People.person("early")).id();

        // then
        assertThat(put.status()).isEqualTo(200);
        assertThat(found).isEqualTo(id);
        assertThat(scim.patch("/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(id)))
                        .isSuccess())
                .isTrue();
        assertThat(scim.membersOf(group)).contains(id);
        assertThat(admin.groupsOf(id)).containsExactly("/Departments/Early department");
        assertThat(figures(rehearsal.told()))
                .containsEntry("people.created", 0L)
                .containsEntry("people.takenOver", 1L);
    }

    @Test
    void leaverWhenOnlySignedInBeforeThenIsReallyLockedOut() {
        // given
        realm.login(People.person("visitor"));
        String id = admin.user("visitor@example.com").get("id").asText();

        // when
        scim.jumpCloud().provision(JumpCloudUser.of(People.person("visitor")).withActive(false));

        // then
        assertThat(scim.get("/Users/" + id).body().get("active").asBoolean()).isFalse();
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(figures(rehearsal.told()))
                .containsEntry("people.lockedOut", 1L)
                .containsEntry("people.deactivated", 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void leaverWhenScimHasThePersonAlreadyThenIsReallyLockedOut(String method) {
        // given
        rehearsal.goLive();
        ObjectNode person = ScimSide.user("leaver-" + method.toLowerCase(Locale.ROOT));
        String id = scim.createUser(person);
        rehearsal.mode("rehearse");
        String path = "/Users/" + id;

        // when
        ScimAnswer answer = leave(method, path, person);

        // then
        assertThat(answer.isSuccess()).as(answer.text()).isTrue();
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(scim.account(id).path("attributes").has("jobTitle")).isFalse();
        assertThat(figures(rehearsal.told()))
                .containsEntry("people.lockedOut", 1L)
                .containsEntry("people.deactivated", 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, rehearse, true",
        "PATCH, rehearse, true",
        "DELETE, rehearse, true",
        "PUT, rehearse, false",
        "PATCH, rehearse, false",
        "DELETE, rehearse, false",
        "PUT, live, true",
        "PATCH, live, true",
        "DELETE, live, true",
        "PUT, live, false",
        "PATCH, live, false",
        "DELETE, live, false"
    })
    void leaverWhenPromisedAndSignedInSinceThenIsLockedOutUnderThePromisedId(String method, String mode, boolean same) {
        // given
        String name = "promised-" + method.toLowerCase(Locale.ROOT) + "-" + mode + "-" + same;
        String promised = scim.createUser(ScimSide.user(name));
        if (!same) {
            rehearsal.existing(name);
        }
        String id = realm.login(People.person(name)).userId();
        assertThat(id.equals(promised)).isEqualTo(same);
        rehearsal.mode(mode);

        // when
        ScimAnswer answer = leave(method, "/Users/" + promised, ScimSide.user(name));

        // then
        assertThat(answer.isSuccess()).as(answer.text()).isTrue();
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(admin.sessionsOf(id)).isEmpty();
    }

    private ScimAnswer leave(String method, String path, ObjectNode person) {
        return switch (method) {
            case "PUT" -> scim.put(path, person.put("active", false).put("title", "Left out"));
            case "PATCH" -> scim.patch(path, ScimSide.operation("replace", "active", BooleanNode.FALSE));
            default -> scim.delete(path);
        };
    }
}
