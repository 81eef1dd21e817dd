package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that is removed keeps accounts and memberships, and leaves nothing else; one of its alias begins anew. */
class RemovedConnectionIT {

    private static final String MARK = "jumpcloudScim";
    private static final List<String> OURS =
            List.of("jumpcloudScim", "jumpcloudScimKeys", "jumpcloudGrants", "jumpcloudBegun");

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().create();
        admin = realm.admin();
        admin.createRealmRole("member");
        scim = ScimSide.of(realm);
    }

    @Test
    void removalWhenPeopleAreThereThenAccountsAndMembershipsStayAndTheRestGoes() {
        // given
        TestRealm acme = connect("acme");
        ScimSide acmes = ScimSide.of(acme);
        String ann = acmes.createUser(user("ann"));
        acme.login(person("ann").withGroups("Staff", "Crew", "A", "B", "C", "D", "E", "F"));
        String group = acmes.createGroup("Pilots", ann);
        String leaver = acmes.createUser(user("leaver"));
        acmes.delete("/Users/" + leaver);
        String kept = scim.createUser(user("kept"));
        scim.createGroup("Kept", kept);
        realm.login(person("kept").withGroups("Kept by SAML"));
        assertThat(ours(ann)).containsExactly("jumpcloudGrants", "jumpcloudScim", "jumpcloudScimKeys");
        assertThat(ours(leaver)).contains("jumpcloudScim", "jumpcloudScimKeys");
        JsonNode before = admin.get("users/" + kept);
        List<String> groups = admin.groupsOf(ann);

        // when
        admin.api().delete(admin.path("identity-provider/instances/acme"));

        // then
        assertThat(ours(ann)).isEmpty();
        assertThat(ours(leaver)).isEmpty();
        assertThat(admin.groupsOf(ann)).isEqualTo(groups).contains("/JumpCloud/acme/Pilots", "/JumpCloud/acme/Staff");
        assertThat(admin.realmRolesOf(ann)).contains("member");
        assertThat(admin.get("users/" + ann).get("enabled").asBoolean()).isTrue();
        assertThat(admin.get("users/" + ann)
                        .get("attributes")
                        .get("department")
                        .get(0)
                        .asText())
                .isEqualTo("Design");
        assertThat(admin.get("users/" + leaver).get("enabled").asBoolean()).isFalse();
        assertThat(admin.get("groups/" + group).path("attributes").has(MARK)).isFalse();
        assertThat(admin.get("users/" + kept)).isEqualTo(before);
        assertThat(mark("/JumpCloud/jumpcloud/Kept")).hasSize(1);
    }

    @Test
    void connectionWhenMadeAnewUnderTheAliasThenIsNotBlockedAndInheritsNothing() {
        // given
        TestRealm first = connect("again");
        ScimSide before = ScimSide.of(first);
        String id = before.createUser(user("returning"));
        first.login(person("returning").withGroups("Staff"));
        String group = before.post("/Groups", ScimSide.group("Pilots", id).put("externalId", "old"))
                .id();
        admin.api().delete(admin.path("identity-provider/instances/again"));

        // when
        TestRealm second = connect("again");
        ScimSide after = ScimSide.of(second);
        String novice = after.createUser(user("novice"));
        ScimAnswer taken = after.post("/Groups", ScimSide.group("Pilots", novice));

        // then
        assertThat(after.get("/Users/" + id).status()).isEqualTo(404);
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.id()).isEqualTo(group);
        assertThat(taken.body().has("externalId")).isFalse();
        assertThat(after.membersOf(group)).containsExactly(novice);
        assertThat(admin.membersOf(group)).containsExactlyInAnyOrder(id, novice);

        // when
        admin.linkIdentity(id, "again", "returning@example.com");
        Login login = second.login(person("returning"));

        // then
        assertThat(login.groups()).contains("/JumpCloud/again/Pilots", "/JumpCloud/again/Staff");
        assertThat(after.get("/Users/" + id).status()).isEqualTo(200);
    }

    /** The accounts have no link any more, and their sessions go on: what the people can prove still counts. */
    @ParameterizedTest(name = "domain trusted before: {0}")
    @ValueSource(booleans = {true, false})
    void peopleWhenTheConnectionIsMadeAnewThenComeInToTheirAccounts(boolean trustedBefore) {
        // given
        String alias = "renewed-" + trustedBefore;
        TestRealm first = connect(alias);
        first.configure(Map.of("verifiedDomains", trustedBefore ? "example.com" : "*"));
        String signedIn =
                first.login(person(alias + "-by-saml").withGroups("Staff")).userId();
        String pushed = ScimSide.of(first).createUser(user(alias + "-by-scim"));
        first.login(person(alias + "-by-scim"));
        admin.api().delete(admin.path("identity-provider/instances/" + alias));

        // when
        TestRealm second = connect(alias);
        second.configure(Map.of("verifiedDomains", "example.com"));
        ScimSide after = ScimSide.of(second);

        // then
        assertThat(second.login(person(alias + "-by-saml").withGroups("Staff")).userId())
                .isEqualTo(signedIn);
        ScimAnswer taken = after.post("/Users", user(alias + "-by-scim"));
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.id()).isEqualTo(pushed);
        assertThat(second.login(person(alias + "-by-scim")).userId()).isEqualTo(pushed);
    }

    @Test
    void importWhenItReplacesAConnectionThenLinksStayAndTheRestBeginsAnew() {
        // given
        TestRealm replaced = connect("replaced");
        ScimSide before = ScimSide.of(replaced);
        String id = before.createUser(user("imported"));
        String group = before.createGroup("Imported", id);
        ObjectNode provider = (ObjectNode) admin.identityProvider("replaced");
        provider.remove("internalId");

        // when
        admin.api()
                .post(
                        admin.path("partialImport"),
                        Map.of("ifResourceExists", "OVERWRITE", "identityProviders", List.of(provider)));

        // then
        assertThat(ours(id)).isEmpty();
        assertThat(admin.get("groups/" + group).path("attributes").has(MARK)).isFalse();
        assertThat(admin.groupsOf(id)).contains("/JumpCloud/replaced/Imported");
        assertThat(replaced.login(person("imported")).userId()).isEqualTo(id);
        ScimSide after = ScimSide.of(replaced);
        assertThat(after.get("/Users/" + id).status()).isEqualTo(200);
        assertThat(after.post("/Groups", ScimSide.group("Imported", id)).status())
                .isEqualTo(201);
    }

    /** A line of an older version does not say whose it is; the group root does. */
    @Test
    void removalWhenAMarkIsOfAnOlderVersionThenGoesAsWell() {
        // given
        TestRealm elder = connect("elder");
        String group = ScimSide.of(elder).createGroup("Elders");
        admin.api()
                .put(
                        admin.path("groups/" + group),
                        Map.of("name", "Elders", "attributes", Map.of(MARK, List.of("held old"))));

        // when
        connect("younger");

        // then
        assertThat(mark("/JumpCloud/elder/Elders")).containsExactly("held old");

        // when
        admin.api().delete(admin.path("identity-provider/instances/elder"));

        // then
        assertThat(admin.get("groups/" + group).path("attributes").has(MARK)).isFalse();
    }

    /** What was removed while the jar was not there. */
    @Test
    void leftoversWhenAConnectionIsMadeThenAreRemoved() {
        // given
        scim.createGroup("Any");
        String root = admin.groupByPath("/JumpCloud/jumpcloud").orElseThrow();
        String group = admin.createGroup(
                root, "Of a ghost", Map.of(MARK, List.of("6a1e0f7e-0000-4000-8000-000000000000 held ghost")));
        ObjectNode account = (ObjectNode) scim.account(scim.createUser(user("haunted")));
        ((ObjectNode) account.get("attributes"))
                .putArray("jumpcloudGrants")
                .add("6a1e0f7e-0000-4000-8000-000000000001 " + root)
                .add("connection:6a1e0f7e-0000-4000-8000-000000000000 " + root);
        String id = People.imported(admin, account);

        // when
        connect("exorcist");

        // then
        assertThat(admin.get("groups/" + group).path("attributes").has(MARK)).isFalse();
        assertThat(admin.get("users/" + id).get("attributes").has("jumpcloudGrants"))
                .isFalse();
        assertThat(ours(id)).contains("jumpcloudScim");
    }

    private TestRealm connect(String alias) {
        return realm.connect(
                alias,
                Map.of("defaultRole", "member", "departmentRoot", "/" + alias),
                application -> application.withGroupAttributeName("memberOf"));
    }

    private static ObjectNode user(String name) {
        ObjectNode user = ScimSide.user(name).put("externalId", "id-of-" + name);
        user.putObject(ScimSide.ENTERPRISE).put("department", "Design");
        return user;
    }

    private List<String> ours(String userId) {
        TreeSet<String> names = new TreeSet<>();
        admin.get("users/" + userId).path("attributes").fieldNames().forEachRemaining(names::add);
        names.retainAll(OURS);
        return List.copyOf(names);
    }

    private List<String> mark(String path) {
        return Json.texts(admin.get("groups/" + admin.groupByPath(path).orElseThrow())
                .get("attributes")
                .get(MARK));
    }
}
