package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Groups that SAML and SCIM, or two connections, have to do with: each takes away what it gave, and nothing else. */
class GroupSourcesIT {

    private static final String ROOT = "/JumpCloud/jumpcloud/";
    private static final String MARK = "jumpcloudScim";

    @AutoClose
    private TestRealm realm;

    private TestRealm partner;
    private RealmAdmin admin;
    private ScimSide scim;
    private ScimSide partnersScim;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
        partner = realm.connect(
                "partner",
                Map.of("groupRoot", "/JumpCloud/jumpcloud", "departmentRoot", "/Partner"),
                application -> application.withGroupAttributeName("memberOf"));
        partnersScim = ScimSide.of(partner);
    }

    @AfterEach
    void switchOn() {
        realm.configure(Map.of("scimEnabled", "true", "allowedGroups", ""));
    }

    @Test
    void loginWhenRefusedThenWhatScimGaveStaysAndWhatSamlGaveGoes() {
        // given
        Person person = person("refused").withGroups("Staff");
        String id = scim.createUser(ScimSide.user("refused"));
        scim.createGroup("Pushed to the refused", id);
        realm.login(person);
        assertThat(admin.groupsOf(id)).containsExactly(ROOT + "Pushed to the refused", ROOT + "Staff");

        // when
        realm.configure(Map.of("allowedGroups", "Somebody else"));
        String code = realm.refusal(person).code();

        // then
        assertThat(code).isEqualTo("JC-101");
        assertThat(admin.groupsOf(id)).containsExactly(ROOT + "Pushed to the refused");

        // when
        realm.configure(Map.of("scimEnabled", "false"));
        realm.refusal(person);

        // then
        assertThat(admin.groupsOf(id)).containsExactly(ROOT + "Pushed to the refused");

        // when
        realm.configure(Map.of("allowedGroups", ""));

        // then
        assertThat(realm.login(person).groups()).containsExactly(ROOT + "Pushed to the refused", ROOT + "Staff");
    }

    @Test
    void loginWhenScimIsOffThenAMapperTakesWhatItGaveAndNotWhatScimGave() {
        // given
        Person person = person("switched").withGroups("Taken over", "Named by both");
        String id = realm.login(person).userId();
        scim.createGroup("Given by SCIM", id);
        scim.createGroup("Taken over");
        scim.createGroup("Named by both", id);

        // when
        List<String> whileOn = realm.login(person("switched")).groups();
        realm.configure(Map.of("scimEnabled", "false"));
        List<String> afterwards = realm.login(person("switched")).groups();

        // then
        assertThat(whileOn).containsExactly(ROOT + "Given by SCIM", ROOT + "Named by both", ROOT + "Taken over");
        assertThat(afterwards).containsExactly(ROOT + "Given by SCIM", ROOT + "Named by both");
    }

    @Test
    void loginWhenAnotherConnectionsScimHasTheGroupThenAMapperTakesWhatItGave() {
        // given
        Person person = person("partners").withEmail("partners@partner.example").withGroups("Of the partner");
        String id = partner.login(person).userId();
        String group = scim.createGroup("Of the partner");
        String theirs = partnersScim.createUser(ScimSide.user("theirs"));
        String shared = partnersScim.createGroup("Pushed by the partner", theirs);

        // when
        List<String> without = partner.login(person.withGroups()).groups();

        // then
        assertThat(without).isEmpty();
        assertThat(admin.membersOf(group)).isEmpty();
        assertThat(id).isNotBlank();
        assertThat(admin.membersOf(shared)).containsExactly(theirs);
    }

    @Test
    void groupWhenTwoConnectionsHaveItThenEachHasItsOwnPeopleAndNobodyRenamesOrDeletesIt() {
        // given
        String own = scim.createUser(ScimSide.user("own"));
        String theirs = partnersScim.createUser(ScimSide.user("their-own"));
        String group = scim.post("/Groups", ScimSide.group("Common", own).put("externalId", "ours"))
                .id();

        // when
        ScimAnswer taken = partnersScim.post(
                "/Groups", ScimSide.group("Common", theirs, own).put("externalId", "theirs"));

        // then
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.id()).isEqualTo(group);
        assertThat(taken.body().get("externalId").asText()).isEqualTo("theirs");
        assertThat(scim.get("/Groups/" + group).body().get("externalId").asText())
                .isEqualTo("ours");
        assertThat(scim.membersOf(group)).containsExactly(own);
        assertThat(partnersScim.membersOf(group)).containsExactly(theirs);
        assertThat(partnersScim.post("/Groups", ScimSide.group("Common")).status())
                .isEqualTo(409);

        // when
        scim.patch("/Groups/" + group, ScimSide.operation("remove", "members", null));
        ScimAnswer renamed = partnersScim.patch(
                "/Groups/" + group, ScimSide.operation("replace", "displayName", TextNode.valueOf("Theirs alone")));
        ScimAnswer deleted = partnersScim.delete("/Groups/" + group);

        // then
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(403);
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(admin.groupByPath(ROOT + "Common")).contains(group);
        assertThat(admin.membersOf(group)).isEmpty();

        // when
        ScimAnswer last = scim.delete("/Groups/" + group);

        // then
        assertThat(last.status()).isEqualTo(204);
        assertThat(admin.groupByPath(ROOT + "Common")).isEmpty();
    }

    @Test
    void userWhenOneConnectionDeletesThemThenGroupsOfTheOthersScimStay() {
        // given
        String id = scim.createUser(ScimSide.user("of-two"));
        admin.linkIdentity(id, "partner", "of-two@example.com");
        scim.createGroup("Ours", id);
        partnersScim.createGroup("Theirs", id);

        // when
        scim.delete("/Users/" + id);

        // then
        assertThat(admin.groupsOf(id)).containsExactly(ROOT + "Theirs");
    }

    /** Marks of older versions do not say whose they are. */
    @Test
    void markWhenOfAnOlderVersionThenIsReadAndWrittenAnew() {
        // given
        String id = realm.login(person("older").withGroups("Older")).userId();
        String group = admin.groupByPath(ROOT + "Older").orElseThrow();
        admin.api()
                .put(
                        admin.path("groups/" + group),
                        Map.of("name", "Older", "attributes", Map.of(MARK, List.of("held old-id"))));

        // then
        assertThat(scim.get("/Groups/" + group).body().get("externalId").asText())
                .isEqualTo("old-id");
        assertThat(realm.login(person("older")).groups()).containsExactly(ROOT + "Older");

        // when
        ScimAnswer taken = scim.post("/Groups", ScimSide.group("Older", id).put("externalId", "new-id"));

        // then
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.id()).isEqualTo(group);
        String connection =
                admin.identityProvider(realm.alias()).get("internalId").asText();
        assertThat(ScimJson.texts(admin.get("groups/" + group).get("attributes").get(MARK)))
                .containsExactly(connection + " held new-id");
        assertThat(scim.post("/Groups", ScimSide.group("Older")).status()).isEqualTo(409);
    }
}
