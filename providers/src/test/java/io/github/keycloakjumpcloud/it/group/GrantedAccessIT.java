package io.github.keycloakjumpcloud.it.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a connection has given goes when it releases a person, and comes back with the person. */
class GrantedAccessIT {
    @AutoClose
    private TestRealm realm;

    private TestRealm other;
    private RealmAdmin admin;
    private RoleAdmin roles;
    private ScimSide scim;
    private String byAdmin;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().setting("defaultRole", "member").create();
        admin = realm.admin();
        roles = new RoleAdmin(admin);
        for (String role : List.of("member", "auditor", "shared", "by-admin")) {
            admin.createRealmRole(role);
        }
        byAdmin = admin.createGroup(null, "By admin", Map.of());
        admin.createGroup(byAdmin, "Sales", Map.of());
        scim = ScimSide.of(realm);
        rules(
                realm.alias(),
                "Staff -> group:/By admin/Sales\nStaff -> role:auditor\nStaff -> role:shared\nStaff -> role:by-admin");
        other = realm.connect("other", Map.of(), app -> app.withGroupAttributeName("memberOf"));
        rules("other", "Guests -> role:shared");
    }

    @Test
    void deleteWhenTheConnectionGaveGroupsRolesAndDepartmentThenTheyGoAndOthersStay() {
        // given
        Person person = person("leaver").withGroups("Staff", "Crew").withDepartment("Design");
        String id = scim.createUser(user("leaver"));
        link(id, "leaver");
        other.login(person("leaver").withGroups("Guests"));
        roles.grantRealmRole(id, "by-admin");
        admin.joinGroup(id, byAdmin);
        realm.login(person);
        String pilots = scim.createGroup("Pilots", id);
        assertThat(admin.groupsOf(id))
                .containsExactly(
                        "/By admin",
                        "/By admin/Sales",
                        "/Departments/Design",
                        "/JumpCloud/jumpcloud/Crew",
                        "/JumpCloud/jumpcloud/Pilots",
                        "/JumpCloud/jumpcloud/Staff",
                        "/JumpCloud/other/Guests");
        assertThat(admin.realmRolesOf(id)).contains("member", "auditor", "shared", "by-admin");

        // when
        int deleted = scim.delete("/Users/" + id).status();

        // then
        assertThat(deleted).isEqualTo(204);
        assertThat(admin.groupsOf(id)).containsExactly("/By admin", "/JumpCloud/other/Guests");
        assertThat(admin.realmRolesOf(id)).contains("shared", "by-admin").doesNotContain("member", "auditor");
        assertThat(admin.membersOf(pilots)).isEmpty();
    }

    @Test
    void createWhenThePersonComesBackThenWhatTheConnectionGaveComesBack() {
        // given
        Person person = person("returner").withGroups("Staff").withDepartment("Design");
        String id = scim.createUser(user("returner"));
        realm.login(person);
        scim.put("/Users/" + id, user("returner"));
        scim.delete("/Users/" + id);
        assertThat(admin.realmRolesOf(id)).doesNotContain("member", "auditor");

        // when
        String again = scim.createUser(user("returner"));
        List<String> pushed = admin.realmRolesOf(again);
        Login login = realm.login(person);

        // then
        assertThat(again).isEqualTo(id);
        assertThat(pushed).contains("member").doesNotContain("auditor");
        assertThat(admin.realmRolesOf(id)).contains("member", "auditor");
        assertThat(login.groups())
                .containsExactly("/By admin/Sales", "/Departments/Design", "/JumpCloud/jumpcloud/Staff");
    }

    @Test
    void createWhenAnAdminHadTakenTheDefaultRoleThenItDoesNotComeBack() {
        // given
        String id = scim.createUser(user("reduced"));
        String role = admin.get("roles/member").get("id").asText();
        admin.api()
                .exchange(
                        "DELETE",
                        admin.path("users/" + id + "/role-mappings/realm"),
                        List.of(Map.of("id", role, "name", "member")));
        scim.delete("/Users/" + id);

        // when
        scim.createUser(user("reduced"));

        // then
        assertThat(admin.realmRolesOf(id)).doesNotContain("member");
    }

    @Test
    void deleteWhenAnAdminGaveTheDefaultRoleThenItStays() {
        // given
        String id = admin.createUser("invited@example.com", Map.of("emailVerified", true));
        roles.grantRealmRole(id, "member");
        realm.configure(Map.of("verifiedDomains", "example.com"));
        String taken = scim.createUser(user("invited"));
        realm.configure(Map.of("verifiedDomains", ""));

        // when
        scim.delete("/Users/" + id);

        // then
        assertThat(taken).isEqualTo(id);
        assertThat(admin.realmRolesOf(id)).contains("member");
    }

    @Test
    void signInWhenAnotherRoleIsRememberedAsTakenThenItIsNotGiven() {
        // given
        Person person = person("forger");
        ObjectNode account = (ObjectNode) scim.account(scim.createUser(user("forger")));
        String connection = admin.get("identity-provider/instances/" + realm.alias())
                .get("internalId")
                .asText();
        String role = admin.get("roles/by-admin").get("id").asText();
        ((ObjectNode) account.get("attributes"))
                .putArray("jumpcloudGrants")
                .add("withdrawn:" + connection + " " + role);

        // when
        String id = People.imported(admin, account);
        Login login = realm.login(person);
        scim.put("/Users/" + id, user("forger"));

        // then
        assertThat(login.userId()).isEqualTo(id);
        assertThat(admin.realmRolesOf(id)).doesNotContain("by-admin");
    }

    @Test
    void editWhenAnAdminWritesWhatWasGrantedThenItIsRefused() {
        // given
        String id = scim.createUser(user("edited"));
        ObjectNode account = (ObjectNode) scim.account(id);
        ((ObjectNode) account.get("attributes")).putArray("jumpcloudGrants").add("connection:x y");

        // when
        int status =
                admin.api().exchange("PUT", admin.path("users/" + id), account).status();

        // then
        assertThat(status).isEqualTo(400);
        assertThat(scim.account(id).get("attributes").has("jumpcloudGrants")).isTrue();
        assertThat(Json.texts(scim.account(id).get("attributes").get("jumpcloudGrants")))
                .doesNotContain("connection:x y");
    }

    private void link(String userId, String name) {
        Map<String, String> link =
                Map.of("identityProvider", "other", "userId", People.email(name), "userName", People.email(name));
        admin.api().post(admin.path("users/" + userId + "/federated-identity/other"), link);
    }

    private void rules(String alias, String rules) {
        new MapperAdmin(admin, alias)
                .add("rules", MapperAdmin.GROUPS, Map.of("groupMode", "rules", "groupRules", rules));
    }

    private static ObjectNode user(String name) {
        return ScimSide.user(name);
    }
}
