package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.PermissionAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users whom a connection does not own do not exist for its SCIM client, whatever it asks. */
class OwnershipIT {

    private static final String REALM_MANAGEMENT = "realm-management";
    private static final String ROLE = "view-users";

    /** Ids of the users who are to be hidden, by what hides them; the key is the name before {@code @example.com}, too. */
    private final Map<String, String> hidden = new LinkedHashMap<>();

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private RoleAdmin roles;
    private ScimSide scim;
    private ScimSide other;

    /** Created over SCIM, and come by SAML alone. */
    private String pushed;

    private String arrived;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        admin = realm.admin();
        roles = new RoleAdmin(admin);
        scim = ScimSide.of(realm);
        other = ScimSide.of(realm.connect("other", Map.of(), application -> application));

        pushed = scim.createUser(user("pushed"));
        arrived = realm.login(person("arrived")).userId();
        hidden.put("of-another-connection", other.createUser(user("of-another-connection")));
        hidden.put("local", admin.createUser("local@example.com", Map.of("firstName", "Given", "lastName", "Family")));
        createAdministrators();
    }

    /** Each is linked to the connection and was created over SCIM before the role came. */
    private void createAdministrators() {
        for (String kind : administrators()) {
            hidden.put(kind, scim.createUser(user(kind)));
        }
        roles.grantClientRole(hidden.get("admin-by-role"), REALM_MANAGEMENT, ROLE);

        String group = admin.createGroup(null, "Administrators", Map.of());
        roles.grantClientRoleToGroup(group, REALM_MANAGEMENT, ROLE);
        admin.joinGroup(hidden.get("admin-by-group"), group);
        String child = admin.createGroup(group, "Night shift", Map.of());
        String grandchild = admin.createGroup(child, "Stand-ins", Map.of());
        admin.joinGroup(hidden.get("admin-by-parent-group"), grandchild);

        admin.createRealmRole("inner");
        roles.makeComposite("inner", REALM_MANAGEMENT, ROLE);
        roles.grantRealmRole(hidden.get("admin-by-composite"), "inner");
        admin.createRealmRole("outer");
        roles.makeComposite("outer", "inner");
        roles.grantRealmRole(hidden.get("admin-by-nested-composite"), "outer");

        createAdministratorsByPermission();
    }

    /** None of their roles and groups is an administrator's but for the permission. */
    private void createAdministratorsByPermission() {
        PermissionAdmin permissions = PermissionAdmin.secondVersion(admin);
        permissions.permit(permissions.users(hidden.get("admin-by-user-policy")));

        admin.createRealmRole("helpdesk");
        admin.createRealmRole("helpdesk-lead");
        roles.makeComposite("helpdesk-lead", "helpdesk");
        permissions.permit(permissions.role("helpdesk"));
        roles.grantRealmRole(hidden.get("admin-by-role-policy"), "helpdesk");
        roles.grantRealmRole(hidden.get("admin-by-role-policy-composite"), "helpdesk-lead");

        String support = admin.createGroup(null, "Support", Map.of());
        String night = admin.createGroup(support, "Night", Map.of());
        permissions.permit(permissions.anyOf(permissions.group(support, true)));
        admin.joinGroup(hidden.get("admin-by-group-policy"), support);
        admin.joinGroup(hidden.get("admin-by-parent-group-policy"), night);
    }

    static List<String> administrators() {
        return List.of(
                "admin-by-role",
                "admin-by-group",
                "admin-by-parent-group",
                "admin-by-composite",
                "admin-by-nested-composite",
                "admin-by-user-policy",
                "admin-by-role-policy",
                "admin-by-role-policy-composite",
                "admin-by-group-policy",
                "admin-by-parent-group-policy");
    }

    static List<String> kinds() {
        List<String> kinds = new ArrayList<>(List.of("of-another-connection", "local"));
        kinds.addAll(administrators());
        return kinds;
    }

    @Test
    void listWhenReadOnePageAfterTheOtherThenItHasTheConnectionsOwnUsersAndNobodyElse() {
        // when
        ScimAnswer all = scim.get("/Users");
        ScimAnswer counted = scim.get("/Users?count=0");
        List<String> paged = scim.jumpCloud().importUsers(1).stream()
                .map(user -> user.get("id").asText())
                .toList();

        // then
        assertThat(ScimSide.ids(all)).containsExactlyInAnyOrder(pushed, arrived);
        assertThat(all.body().get("totalResults").asInt()).isEqualTo(2);
        assertThat(counted.body().get("totalResults").asInt()).isEqualTo(2);
        assertThat(paged).containsExactlyInAnyOrder(pushed, arrived);
        assertThat(ScimSide.ids(other.get("/Users"))).containsExactly(hidden.get("of-another-connection"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void userWhenNotOwnedThenCanBeNeitherReadNorChangedNorDeleted(String kind) {
        // given
        String path = "/Users/" + hidden.get(kind);
        RealmState before = RealmState.of(admin);

        // when
        List<ScimAnswer> answers = List.of(
                scim.get(path),
                scim.put(path, user(kind).put("title", "Changed")),
                scim.patch(path, ScimSide.operation("replace", "active", BooleanNode.FALSE)),
                scim.patch(path, ScimSide.operation("replace", "title", TextNode.valueOf("Changed"))),
                scim.delete(path));
        ScimAnswer nobody = scim.get("/Users/00000000-0000-0000-0000-000000000000");

        // then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(nobody.body());
        });
        before.assertUnchanged(admin);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void filterWhenItMeansSomeoneNotOwnedThenFindsNobody(String kind) {
        // given
        String id = hidden.get(kind);
        String name = kind + "@example.com";
        List<String> alone = List.of(
                "id eq \"" + id + "\"",
                "userName eq \"" + name + "\"",
                "userName eq \"" + name.toUpperCase() + "\"",
                "emails.value eq \"" + name + "\"",
                "emails[type eq \"work\" and value eq \"" + name + "\"]",
                "emails eq \"" + name + "\"",
                "externalId eq \"" + externalId(kind) + "\"",
                "userName sw \"" + kind + "\"",
                "displayName eq \"Given " + kind + "\"",
                "userName eq \"" + name + "\" and active eq true");
        List<String> withOthers = List.of(
                "userName eq \"" + name + "\" or id eq \"" + pushed + "\"",
                "name.familyName eq \"Family\"",
                "userName pr",
                "not (userName eq \"nobody@example.com\")",
                "meta.created gt \"2000-01-01T00:00:00Z\"");

        for (String filter : alone) {
            // when
            ScimAnswer found = scim.find("Users", filter);

            // then
            assertThat(found.status()).as(filter + " " + found.text()).isEqualTo(200);
            assertThat(found.body().get("totalResults").asInt()).as(filter).isZero();
            assertThat(found.resources()).as(filter).isEmpty();
        }
        for (String filter : withOthers) {
            // when
            ScimAnswer found = scim.find("Users", filter);

            // then
            assertThat(found.status()).as(filter + " " + found.text()).isEqualTo(200);
            assertThat(ScimSide.ids(found)).as(filter).contains(pushed).doesNotContain(id);
            assertThat(found.body().get("totalResults").asInt())
                    .as(filter)
                    .isEqualTo(ScimSide.ids(found).size());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void searchRequestWhenItMeansSomeoneNotOwnedThenFindsNobody(String kind) {
        // given
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:SearchRequest");
        search.put("filter", "id eq \"" + hidden.get(kind) + "\"");

        for (String path : List.of("/Users/.search", "/.search")) {
            // when
            ScimAnswer found = scim.post(path, search);

            // then
            assertThat(found.status()).as(found.text()).isEqualTo(200);
            assertThat(found.body().get("totalResults").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void createWhenItMeetsSomeoneNotOwnedThenIsAConflictThatTellsNothing(String kind) {
        // given
        String name = kind + "@example.com";
        ObjectNode both = user(kind);
        ObjectNode byEmail = user("newcomer");
        ((ObjectNode) byEmail.get("emails").get(0)).put("value", name);
        RealmState before = RealmState.of(admin);

        // when
        List<ScimAnswer> answers = List.of(scim.post("/Users", both), scim.post("/Users", byEmail));

        // then
        ScimAnswer local = scim.post("/Users", user("local"));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.scimType()).isEqualTo("uniqueness");
            assertThat(answer.body()).isEqualTo(local.body());
        });
        before.assertUnchanged(admin);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void changeWhenItTakesTheAddressOfSomeoneNotOwnedThenIsAConflictThatTellsNothing(String kind) {
        // given
        String path = "/Users/" + pushed;
        String name = kind + "@example.com";
        ObjectNode put = user("pushed");
        ((ObjectNode) put.get("emails").get(0)).put("value", name);
        RealmState before = RealmState.of(admin);

        // when
        List<ScimAnswer> answers = List.of(
                scim.put(path, put),
                scim.patch(
                        path, ScimSide.operation("replace", "emails[type eq \"work\"].value", TextNode.valueOf(name))));

        // then
        ScimAnswer local = scim.patch(
                path,
                ScimSide.operation("replace", "emails[type eq \"work\"].value", TextNode.valueOf("local@example.com")));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.scimType()).isEqualTo("uniqueness");
            assertThat(answer.body()).isEqualTo(local.body());
        });
        before.assertUnchanged(admin);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void writeWhenTheNameIsOfSomeoneNotOwnedThenItIsAWishThatIsNotFulfilled(String kind) {
        // given
        String name = kind + "@example.com";
        String address = "namesake-of-" + name;
        JsonNode before = scim.account(hidden.get(kind));
        ObjectNode namesake = user("namesake-of-" + kind).put("userName", name);

        // when
        ScimAnswer created = scim.post("/Users", namesake);
        ScimAnswer replaced = scim.put("/Users/" + created.id(), namesake.put("title", "Lead"));
        ScimAnswer found = scim.find("Users", "userName eq \"" + name + "\"");

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(replaced.body().get("userName").asText()).isEqualTo(name);
        assertThat(ScimSide.ids(found)).containsExactly(created.id());
        assertThat(scim.account(created.id()).get("username").asText()).isEqualTo(address);
        assertThat(scim.account(hidden.get(kind))).isEqualTo(before);
        scim.delete("/Users/" + created.id());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void groupWhenItHasSomeoneNotOwnedThenThatMemberIsNeitherShownNorRemoved(String kind) {
        // given
        String id = hidden.get(kind);
        String group = scim.createGroup("Mixed " + kind, pushed);
        admin.joinGroup(id, group);

        // then
        assertThat(scim.membersOf(group)).containsExactly(pushed);
        assertThat(scim.find("Groups", "members.value eq \"" + id + "\"").resources())
                .isEmpty();
        assertThat(scim.get("/Groups/" + group).text()).doesNotContain(id).doesNotContain(kind + "@");

        // when
        List<ScimAnswer> answers = List.of(
                scim.patch("/Groups/" + group, ScimSide.operation("remove", "members", ScimSide.members(id))),
                scim.patch("/Groups/" + group, ScimSide.operation("remove", "members[value eq \"" + id + "\"]", null)),
                scim.patch("/Groups/" + group, ScimSide.operation("replace", "members", ScimSide.members(arrived))),
                scim.patch("/Groups/" + group, ScimSide.operation("remove", "members", null)),
                scim.put("/Groups/" + group, ScimSide.group("Mixed " + kind, pushed)));

        // then
        assertThat(answers).allMatch(ScimAnswer::isSuccess);
        assertThat(members(group)).containsExactlyInAnyOrder(pushed, id);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void groupWhenSomeoneNotOwnedIsToJoinThenIsLeftOutAndTheOthersJoin(String kind) {
        // given
        String id = hidden.get(kind);
        String group = scim.createGroup("Own " + kind, pushed);

        // when
        ScimAnswer created = scim.post("/Groups", ScimSide.group("New " + kind, arrived, id));
        ScimAnswer replaced = scim.put("/Groups/" + group, ScimSide.group("Renamed " + kind, arrived, id));
        ScimAnswer patched = scim.patch(
                "/Groups/" + group,
                ScimSide.operation("add", "members", ScimSide.members(pushed)),
                ScimSide.operation("add", "members", ScimSide.members(id)));

        // then
        assertThat(List.of(created, replaced, patched)).allSatisfy(answer -> {
            assertThat(answer.isSuccess()).as(answer.text()).isTrue();
            assertThat(answer.text()).doesNotContain(id).contains(arrived);
        });
        assertThat(members(created.id())).containsExactly(arrived);
        assertThat(members(group)).containsExactlyInAnyOrder(pushed, arrived);
        assertThat(admin.groupByPath("/JumpCloud/jumpcloud/Renamed " + kind)).contains(group);
    }

    @Test
    void administratorWhenTheRoleIsTakenAwayThenIsTheConnectionsAgain() {
        // given
        String id = scim.createUser(user("promoted"));
        roles.grantClientRole(id, REALM_MANAGEMENT, ROLE);
        int promoted = scim.get("/Users/" + id).status();

        // when
        roles.revokeClientRole(id, REALM_MANAGEMENT, ROLE);

        // then
        assertThat(promoted).isEqualTo(404);
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(200);
        assertThat(scim.delete("/Users/" + id).status()).isEqualTo(204);
    }

    @Test
    void userWhenNamedByAPolicyThatNoPermissionAppliesThenIsTheConnections() {
        // given
        PermissionAdmin permissions = PermissionAdmin.secondVersion(admin);
        String id = scim.createUser(user("bystander"));
        permissions.users(id);
        String own = admin.createGroup(null, "Alone", Map.of());
        permissions.permit(permissions.group(own, false));
        admin.joinGroup(id, admin.createGroup(own, "Below", Map.of()));

        // then
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(200);
        assertThat(ScimSide.ids(scim.get("/Users"))).contains(id);

        // when
        admin.joinGroup(id, own);

        // then
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(404);
        assertThat(ScimSide.ids(scim.get("/Users"))).doesNotContain(id);

        // when
        admin.update(Map.of("adminPermissionsEnabled", false));
        int switchedOff = scim.get("/Users/" + id).status();
        PermissionAdmin.secondVersion(admin);

        // then
        assertThat(switchedOff).isEqualTo(200);
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(404);
        admin.api().delete(admin.path("users/" + id + "/groups/" + own));
        assertThat(scim.delete("/Users/" + id).status()).isEqualTo(204);
    }

    @Test
    void memberWhenAPermissionNamesTheGroupThenDoesNotJoin() {
        // given
        String id = scim.createUser(user("nominated"));
        String group = scim.createGroup("Deputies");
        PermissionAdmin permissions = PermissionAdmin.secondVersion(admin);
        permissions.permit(permissions.group(group, false));

        // when
        ScimAnswer joined = scim.patch("/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(id)));

        // then
        assertThat(joined.status()).as(joined.text()).isEqualTo(403);
        assertThat(admin.groupsOf(id)).isEmpty();
        assertThat(scim.delete("/Users/" + id).status()).isEqualTo(204);
    }

    @Test
    void memberWhenTheGroupMakesAdministratorsThenDoesNotJoin() {
        // given
        String id = scim.createUser(user("appointed"));
        String group = scim.createGroup("Operators");
        roles.grantClientRoleToGroup(group, REALM_MANAGEMENT, ROLE);

        // when
        ScimAnswer joined = scim.patch("/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(id)));

        // then
        assertThat(joined.status()).as(joined.text()).isEqualTo(403);
        assertThat(admin.groupsOf(id)).isEmpty();
        assertThat(scim.delete("/Users/" + id).status()).isEqualTo(204);
    }

    @Test
    void userOfTwoConnectionsWhenOneReadsThenSeesWhatItWroteItself() {
        // given
        String id = realm.login(person("shared")).userId();
        Map<String, String> link = new HashMap<>();
        link.put("identityProvider", "other");
        link.put("userId", "shared@example.com");
        link.put("userName", "shared@example.com");
        admin.api().post(admin.path("users/" + id + "/federated-identity/other"), link);

        // when
        ScimAnswer first = scim.put("/Users/" + id, user("shared").put("externalId", "of-the-first"));
        ScimAnswer second = other.put("/Users/" + id, user("shared").put("externalId", "of-the-second"));

        // then
        assertThat(List.of(first.status(), second.status())).containsOnly(200);
        assertThat(externalIdSeenBy(scim, id)).isEqualTo("of-the-first");
        assertThat(externalIdSeenBy(other, id)).isEqualTo("of-the-second");
        assertThat(ScimSide.ids(scim.find("Users", "externalId eq \"of-the-second\"")))
                .isEmpty();
        assertThat(ScimSide.ids(other.find("Users", "externalId eq \"of-the-second\"")))
                .containsExactly(id);
        assertThat(scim.delete("/Users/" + id).status()).isEqualTo(204);
        assertThat(other.delete("/Users/" + id).status()).isEqualTo(204);
    }

    @Test
    void emailWhenSeveralAccountsHaveItThenTheOwnedOneIsFound() {
        // given
        try (TestRealm duplicates = TestRealm.builder()
                .realm("loginWithEmailAllowed", false)
                .realm("duplicateEmailsAllowed", true)
                .create()) {
            ScimSide side = ScimSide.of(duplicates);
            String owned = side.createUser(user("same"));
            for (String name : List.of("a-namesake", "b-namesake", "c-namesake", "z-namesake")) {
                duplicates.admin().createUser("same@example.com", Map.of("username", name));
            }

            // when
            List<String> found = ScimSide.ids(side.find("Users", "emails.value eq \"same@example.com\""));

            // then
            assertThat(found).containsExactly(owned);
        }
    }

    private static String externalIdSeenBy(ScimSide side, String id) {
        return side.get("/Users/" + id).body().path("externalId").asText();
    }

    private Set<String> members(String groupId) {
        Set<String> ids = new HashSet<>();
        for (JsonNode member : admin.get("groups/" + groupId + "/members")) {
            ids.add(member.get("id").asText());
        }
        return ids;
    }

    private static ObjectNode user(String name) {
        return ScimSide.user(name).put("externalId", externalId(name));
    }

    private static String externalId(String name) {
        return "id-of-" + name;
    }
}
