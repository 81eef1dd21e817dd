package io.github.keycloakjumpcloud.it.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.PermissionAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What JumpCloud names never makes an administrator: departments, mirrored groups, rules and the default role. */
class AdministratorGroupsIT {

    private static final String REALM_MANAGEMENT = "realm-management";
    private static final String ROLE = "view-users";

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private RoleAdmin roles;
    private ScimSide scim;
    private PermissionAdmin permissions;
    private String departments;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().create();
        admin = realm.admin();
        roles = new RoleAdmin(admin);
        scim = ScimSide.of(realm);
        permissions = PermissionAdmin.secondVersion(admin);
        departments =
                admin.groupByPath("/Departments").orElseGet(() -> admin.createGroup(null, "Departments", Map.of()));
        admin.createRealmRole("operator");
        roles.makeComposite("operator", REALM_MANAGEMENT, ROLE);
        admin.createRealmRole("helpdesk");
        permissions.permit(permissions.role("helpdesk"));
        admin.createRealmRole("reader");
    }

    @BeforeEach
    void clearEvents() {
        realm.configure(Map.of("defaultRole", "", "departmentRoot", "/Departments"));
        admin.clearEvents();
    }

    /** How a group comes to make administrators. */
    private enum Way {
        ROLE,
        COMPOSITE,
        NAMED_ROLE,
        NAMED_GROUP;

        String department() {
            return "Department by " + name();
        }
    }

    private void makeAdministrators(String groupId, Way way) {
        switch (way) {
            case ROLE -> roles.grantClientRoleToGroup(groupId, REALM_MANAGEMENT, ROLE);
            case COMPOSITE -> roles.grantRealmRoleToGroup(groupId, "operator");
            case NAMED_ROLE -> roles.grantRealmRoleToGroup(groupId, "helpdesk");
            case NAMED_GROUP -> permissions.permit(permissions.group(groupId, false));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void departmentWhenItMakesAdministratorsThenNobodyIsPutIntoIt(Way way) {
        // given
        String group = admin.createGroup(departments, way.department(), Map.of());
        makeAdministrators(group, way);
        Person person = person("applicant-" + way.name().toLowerCase());
        realm.login(person.withDepartment("Design"));
        admin.clearEvents();

        // when
        Login later = realm.login(person.withDepartment(way.department()));
        Login first = realm.login(person("novice-" + way.name().toLowerCase()).withDepartment(way.department()));

        // then
        assertThat(later.groups()).isEmpty();
        assertThat(first.groups()).isEmpty();
        assertThat(admin.membersOf(group)).isEmpty();
        assertWithheld(later.userId(), "department", group);
        assertWithheld(first.userId(), "department", group);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void departmentWhenItMakesAdministratorsThenScimPutsNobodyIntoIt(Way way) {
        // given
        String name = "Scim " + way.department();
        String group = admin.createGroup(departments, name, Map.of());
        makeAdministrators(group, way);
        String replaced = scim.createUser(user("replaced-" + way.name(), "Design"));
        String patched = scim.createUser(user("patched-" + way.name(), "Design"));

        // when
        String created = scim.createUser(user("created-" + way.name(), name));
        ScimAnswer put = scim.put("/Users/" + replaced, user("replaced-" + way.name(), name));
        ScimAnswer patch = scim.patch(
                "/Users/" + patched,
                ScimSide.operation("replace", ScimSide.ENTERPRISE + ":department", TextNode.valueOf(name)));

        // then
        assertThat(List.of(put.status(), patch.status())).containsOnly(200);
        assertThat(admin.membersOf(group)).isEmpty();
        for (String id : List.of(created, replaced, patched)) {
            assertThat(admin.groupsOf(id)).isEmpty();
            assertThat(scim.get("/Users/" + id).status()).isEqualTo(200);
            assertWithheld(id, "department", group);
        }
    }

    @Test
    void departmentWhenItsRootMakesAdministratorsThenNobodyIsPutIntoANewOne() {
        // given
        String root = admin.createGroup(null, "Operations", Map.of());
        roles.grantClientRoleToGroup(root, REALM_MANAGEMENT, ROLE);
        realm.configure(Map.of("departmentRoot", "/Operations"));

        // when
        Login login = realm.login(person("founder").withDepartment("Brand New"));
        String pushed = scim.createUser(user("pushed-founder", "Brand New"));

        // then
        assertThat(login.groups()).isEmpty();
        assertThat(admin.groupsOf(pushed)).isEmpty();
        assertWithheld(
                login.userId(),
                "department",
                admin.groupByPath("/Operations/Brand New").orElseThrow());
    }

    @Test
    void departmentWhenThePersonIsInItAlreadyThenStaysUntilItIsNamedNoMore() {
        // given
        String group = admin.createGroup(departments, "Veterans", Map.of());
        Person person = person("veteran-of-old").withDepartment("Veterans");
        realm.login(person);
        makeAdministrators(group, Way.ROLE);

        // when
        Login stays = realm.login(person);
        Login leaves = realm.login(person.withDepartment("Design"));
        Login outside = realm.login(person);

        // then
        assertThat(stays.groups()).containsExactly("/Departments/Veterans");
        assertThat(leaves.groups()).containsExactly("/Departments/Design");
        assertThat(outside.groups()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void mirroredGroupWhenItMakesAdministratorsThenNobodyJoins(Way way) {
        // given
        String name = "Mirrored by " + way;
        Person early = person("early-" + way.name().toLowerCase()).withGroups(name);
        realm.login(early);
        String group = admin.groupByPath("/JumpCloud/jumpcloud/" + name).orElseThrow();
        makeAdministrators(group, way);

        // when
        Login late = realm.login(person("late-" + way.name().toLowerCase()).withGroups(name, "Staff"));
        Login stays = realm.login(early);
        Login leaves = realm.login(early.withGroups("Staff"));
        Login outside = realm.login(early.withGroups(name));

        // then
        assertThat(late.groups()).containsExactly("/JumpCloud/jumpcloud/Staff");
        assertWithheld(late.userId(), "group", group);
        assertThat(stays.groups()).containsExactly("/JumpCloud/jumpcloud/" + name);
        assertThat(leaves.groups()).containsExactly("/JumpCloud/jumpcloud/Staff");
        assertThat(outside.groups()).isEmpty();
    }

    @Test
    void ruleWhenItsTargetMakesAdministratorsThenIsNotApplied() {
        // given
        String team = admin.createGroup(null, "Team", Map.of());
        makeAdministrators(team, Way.ROLE);
        String below = admin.createGroup(team, "Below", Map.of());
        MapperAdmin mappers = new MapperAdmin(admin, realm.alias());
        String mapper = mappers.add(
                "rules",
                MapperAdmin.GROUPS,
                Map.of(
                        "groupMode",
                        "rules",
                        "groupRules",
                        "Staff -> group:/Team\nStaff -> group:/Team/Below\nStaff -> role:operator\n"
                                + "Staff -> role:helpdesk\nStaff -> role:realm-management/view-users\n"
                                + "Staff -> role:reader"));

        // when
        Login login = realm.login(person("ambitious").withGroups("Staff"));

        // then
        mappers.delete(mapper);
        assertThat(login.groups()).containsExactly("/JumpCloud/jumpcloud/Staff");
        assertThat(login.realmRoles()).contains("reader").doesNotContain("operator", "helpdesk");
        assertThat(roles.clientRolesOf(login.userId(), REALM_MANAGEMENT)).isEmpty();
        assertWithheld(login.userId(), "group", team);
        assertWithheld(login.userId(), "group", below);
        assertWithheld(
                login.userId(), "role", admin.get("roles/operator").get("id").asText());
        assertWithheld(
                login.userId(), "role", admin.get("roles/helpdesk").get("id").asText());
    }

    @Test
    void defaultRoleWhenItMakesAdministratorsThenIsNotGranted() {
        // given
        realm.configure(Map.of("defaultRole", "operator"));

        // when
        Login login = realm.login(person("defaulted"));
        String pushed = scim.createUser(ScimSide.user("pushed-default"));

        // then
        String role = admin.get("roles/operator").get("id").asText();
        for (String id : List.of(login.userId(), pushed)) {
            assertThat(admin.realmRolesOf(id)).doesNotContain("operator");
            assertWithheld(id, "role", role);
        }
    }

    private void assertWithheld(String userId, String kind, String id) {
        assertThat(admin.events("UPDATE_PROFILE")).anySatisfy(event -> {
            assertThat(event.get("userId").asText()).isEqualTo(userId);
            JsonNode details = event.get("details");
            assertThat(details.path("jumpcloud_" + kind).asText()).isEqualTo("administrators");
            assertThat(details.path("jumpcloud_" + kind + "_id").asText()).isEqualTo(id);
            assertThat(details.path("identity_provider").asText()).isEqualTo(realm.alias());
        });
    }

    private static ObjectNode user(String name, String department) {
        ObjectNode user = ScimSide.user(name.toLowerCase());
        user.putObject(ScimSide.ENTERPRISE).put("department", department);
        return user;
    }
}
