package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.LdapServer;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rehearsal in a realm with an LDAP server. Keycloak writes memberships there at once, whatever becomes of the transaction. */
class RehearsalWithLdapIT {

    private static final String ROOT = "/JumpCloud/jumpcloud";

    private LdapServer ldap;
    private TestRealm realm;
    private RealmAdmin admin;
    private ScimSide scim;

    @BeforeEach
    void createRealm() {
        ldap = LdapServer.start().withPeople("ann", "ben", "cleo").withGroup("Crew", "cleo");
        realm = TestRealm.builder()
                .setting("scimMode", "rehearse")
                .setting("verifiedDomains", "example.com")
                .realm("editUsernameAllowed", true)
                .create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
        scim.get("/Users");
        admin.createGroup(admin.groupByPath(ROOT).orElseThrow(), "Crew", Map.of());
    }

    @AfterEach
    void deleteRealm() {
        realm.close();
        ldap.close();
    }

    /** People of LDAP, whom Keycloak has copied. */
    private void mapGroups(String mode) {
        String directory = ldap.addTo(admin, false);
        LdapServer.mapGroups(admin, directory, mode, ROOT);
        LdapServer.copyPeople(admin, directory);
    }

    /** What JumpCloud is answered when it takes people and groups over. */
    private List<JsonNode> sync() {
        List<ScimAnswer> answers = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (String name : List.of("ann", "ben", "new")) {
            answers.add(scim.find("Users", "userName eq \"" + name + "@example.com\""));
            ScimAnswer created = scim.post("/Users", ScimSide.userIn(name, "Engineering"));
            ids.add(created.id());
            answers.add(created);
        }
        answers.add(
                scim.put("/Users/" + ids.get(0), ScimSide.userIn("ann", "Sales").put("title", "Late")));
        for (String group : List.of("Crew", "Night shift")) {
            ScimAnswer created = scim.post("/Groups", ScimSide.group(group));
            answers.add(created);
            String path = "/Groups/" + created.id();
            answers.add(scim.patch(path, add(ids.get(0))));
            answers.add(scim.patch(path, add(ids.get(1), ids.get(2))));
            answers.add(scim.put(path, ScimSide.group(group, ids.toArray(String[]::new))));
        }
        ids.forEach(id -> answers.add(scim.get("/Users/" + id)));
        return answers.stream().map(RehearsalWithLdapIT::comparable).toList();
    }

    private static ObjectNode add(String... ids) {
        return ScimSide.operation("add", "members", ScimSide.members(ids));
    }

    private static ObjectNode remove(String id) {
        return ScimSide.operation("remove", "members[value eq \"" + id + "\"]", null);
    }

    /** Status and body, without times, and with members and groups in one order. */
    private static JsonNode comparable(ScimAnswer answer) {
        ObjectNode comparable = JsonNodeFactory.instance.objectNode().put("status", answer.status());
        answer.body().properties().forEach(field -> comparable.set(field.getKey(), field.getValue()));
        if (comparable.path("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("created", "lastModified"));
        }
        for (String list : List.of("members", "groups")) {
            if (comparable.has(list)) {
                List<JsonNode> sorted = StreamSupport.stream(
                                comparable.get(list).spliterator(), false)
                        .sorted(Comparator.comparing(entry -> entry.get("value").asText()))
                        .toList();
                comparable.putArray(list).addAll(sorted);
            }
        }
        return comparable;
    }

    @ParameterizedTest(name = "{0}: live, the members in LDAP are {1}")
    @CsvSource({"LDAP_ONLY, ann ben cleo", "READ_ONLY, cleo", "IMPORT, cleo"})
    void syncWhenPeopleAndGroupsAreOfLdapThenNothingIsWrittenThereAndTheLiveOneIsAnsweredTheSame(
            String mode, String members) {
        // given
        mapGroups(mode);
        StoredRows rows = StoredRows.of(admin);
        List<String> entries = ldap.everything();

        // when
        List<JsonNode> rehearsed = sync();

        // then
        rows.assertUnchanged(admin);
        assertThat(ldap.everything()).isEqualTo(entries);
        JsonNode people = admin.get("jumpcloud/jumpcloud/rehearsal").get("people");
        assertThat(people.get("takenOver").asInt()).isEqualTo(2);
        assertThat(people.get("created").asInt()).isEqualTo(1);

        // when
        realm.configure(Map.of("scimMode", "live"));
        List<JsonNode> live = sync();

        // then
        assertThat(live).isEqualTo(rehearsed);
        assertThat(ldap.membersOf("Crew")).containsExactly(members.split(" "));
        assertThat(ldap.value("ann", "sn")).isEqualTo("Family");
        assertThat(admin.groupsOf(admin.user("ann@example.com").get("id").asText()))
                .contains(ROOT + "/Crew", ROOT + "/Night shift", "/Departments/Sales");
    }

    @Test
    void leaverWhenLdapHasThePersonInAGroupThenStaysInItUntilItIsLive() {
        // given
        mapGroups("LDAP_ONLY");
        List<String> entries = ldap.everything();

        // when
        String cleo = scim.createUser(ScimSide.user("cleo"));
        String crew = scim.createGroup("Crew", cleo);
        ScimAnswer taken = scim.patch("/Groups/" + crew, remove(cleo));
        ScimAnswer left = scim.delete("/Users/" + cleo);

        // then
        assertThat(List.of(taken.status(), left.status())).containsExactly(204, 204);
        assertThat(ldap.everything()).isEqualTo(entries);
        assertThat(ldap.membersOf("Crew")).containsExactly("cleo");

        // when
        realm.configure(Map.of("scimMode", "live"));
        scim.find("Users", "userName eq \"nobody\"");

        // then
        assertThat(scim.account(cleo).get("enabled").asBoolean()).isFalse();
        assertThat(ldap.membersOf("Crew")).doesNotContain("cleo");
    }

    @Test
    void personWhenKeycloakHasNotCopiedThemYetThenIsCopiedAndKeepsTheId() {
        // given
        LdapServer.mapGroups(admin, ldap.addTo(admin, false), "LDAP_ONLY", ROOT);
        List<String> entries = ldap.everything();

        // when
        String ben = scim.createUser(ScimSide.user("ben"));
        ScimAnswer put = scim.put("/Users/" + ben, ScimSide.user("ben").put("title", "Late"));
        String crew = scim.createGroup("Crew", ben);

        // then
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(scim.membersOf(crew)).containsExactly(ben);
        assertThat(ldap.everything()).isEqualTo(entries);
        JsonNode copy = admin.user("ben@example.com");
        assertThat(copy.get("id").asText()).isEqualTo(ben);
        assertThat(copy.get("lastName").asText()).isEqualTo("Directory");
        assertThat(admin.federatedIdentitiesOf(ben)).isEmpty();
        assertThat(admin.groupsOf(ben)).isEmpty();

        // when
        realm.configure(Map.of("scimMode", "live"));

        // then
        assertThat(scim.createUser(ScimSide.user("ben"))).isEqualTo(ben);
    }

    @Test
    void newcomerWhenLdapTakesAccountsThenIsAddedThereOnlyWhenItIsLive() {
        // given
        LdapServer.mapGroups(admin, ldap.addTo(admin, true), "LDAP_ONLY", ROOT);
        StoredRows rows = StoredRows.of(admin);
        List<String> entries = ldap.everything();

        // when
        scim.createGroup("Crew", scim.createUser(ScimSide.user("zoe")));

        // then
        rows.assertUnchanged(admin);
        assertThat(ldap.everything()).isEqualTo(entries);
        assertThat(admin.get("jumpcloud/jumpcloud/rehearsal")
                        .at("/people/created")
                        .asInt())
                .isEqualTo(1);

        // when
        realm.configure(Map.of("scimMode", "live"));
        scim.createGroup("Crew", scim.createUser(ScimSide.user("zoe")));

        // then
        assertThat(ldap.value("zoe", "mail")).isEqualTo("zoe@example.com");
        assertThat(ldap.value("zoe", "sn")).isEqualTo("Family");
        assertThat(ldap.membersOf("Crew")).isEqualTo(Set.of("cleo", "zoe"));
    }
}
