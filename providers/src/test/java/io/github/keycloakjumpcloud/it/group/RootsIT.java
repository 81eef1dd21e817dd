package io.github.keycloakjumpcloud.it.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.PermissionAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which groups may be roots of departments and mirrored groups, and who may choose one that exists. */
class RootsIT {

    private static final String OPERATOR = "manage-identity-providers";

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private RoleAdmin roles;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().create();
        admin = realm.admin();
        roles = new RoleAdmin(admin);
        realm.connect(
                "neighbour",
                Map.of("departmentRoot", "/Neighbour/Departments", "groupRoot", "/Neighbour/Groups"),
                application -> application);
        Operator.with(realm, OPERATOR);
        String staff = admin.createGroup(null, "Staff", Map.of());
        admin.createGroup(staff, "Finance", Map.of());
        admin.createRealmRole("staff");
        String paid = admin.createGroup(null, "Paid", Map.of());
        roles.grantRealmRoleToGroup(paid, "staff");
        admin.createGroup(paid, "Unpaid", Map.of());
        admin.createGroup(null, "Plain", Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "/Same,                    /Same,                      of itself",
        "/Outer,                   /Outer/Inner,               of itself",
        "/Outer/Inner/Deep,        /Outer,                     of itself",
        "/Neighbour,               /Fine/Groups,               neighbour",
        "/Neighbour/Departments/A, /Fine/Groups,               neighbour",
        "/Neighbour/Groups,        /Fine/Groups,               neighbour",
        "/Fine/Departments,        /Neighbour/Departments,     neighbour",
        "/Fine/Departments,        /Neighbour/Groups/Below,    neighbour",
        "/Fine/Departments,        /Neighbour,                 neighbour",
    })
    void rootsWhenTheyOverlapThenAreRefusedWhereverTheyAreSaved(String departments, String groups, String whose) {
        // given
        Map<String, String> roots = Map.of("departmentRoot", departments, "groupRoot", groups);
        ObjectNode before = (ObjectNode) admin.identityProvider(realm.alias());

        // when
        Answer created = admin.offerConnection("overlapping", roots);
        Answer changed = admin.offerSettings(realm.alias(), roots);
        Answer put = admin.api().exchange("PUT", admin.path("jumpcloud/" + realm.alias()), Map.of("settings", roots));

        // then
        for (Answer answer : List.of(created, changed, put)) {
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
            assertThat(answer.body().get("errorMessage").asText())
                    .contains("may not be the same group or lie within each other");
            if (!whose.equals("of itself")) {
                assertThat(answer.body().toString()).contains("of connection neighbour");
            }
        }
        assertThat(admin.hasIdentityProvider("overlapping")).isFalse();
        assertThat(admin.identityProvider(realm.alias())).isEqualTo(before);
    }

    @Test
    void rootsWhenSharedByKindThenAreTaken() {
        // when
        Answer shared = admin.offerConnection(
                "sharing", Map.of("departmentRoot", "/Neighbour/Departments", "groupRoot", "/Neighbour/Groups"));

        // then
        assertThat(shared.status()).as(shared.body().toString()).isEqualTo(201);
        assertThat(admin.get("jumpcloud/sharing/findings").toString()).doesNotContain("roots-overlap");
        admin.api().delete(admin.path("identity-provider/instances/sharing"));
    }

    @ParameterizedTest
    @CsvSource({
        "departmentRoot, /Staff,         400",
        "groupRoot,      /Staff,         400",
        "groupRoot,      /Staff/Finance, 400",
        "departmentRoot, /Paid/New,      400",
        "groupRoot,      /Paid/Unpaid/New, 400",
        "departmentRoot, /Plain/New,     ok",
        "groupRoot,      /Brand/New,     ok",
    })
    void rootWhenTheAdministratorMayNotManageGroupsThenMustBeNew(String setting, String path, String expected) {
        // given
        Operator operator = Operator.again(realm, OPERATOR);
        String before = admin.settings(realm.alias()).getOrDefault(setting, "");
        ObjectNode provider = (ObjectNode) admin.identityProvider(realm.alias());
        ((ObjectNode) provider.get("config")).put(setting, path);

        // when
        HttpResponse<String> saved =
                operator.send("PUT", "identity-provider/instances/" + realm.alias(), provider.toString());
        realm.configure(Map.of(setting, before));
        HttpResponse<String> put = operator.send(
                "PUT", "jumpcloud/" + realm.alias(), "{\"settings\":{\"" + setting + "\":\"" + path + "\"}}");
        realm.configure(Map.of(setting, before));

        // then
        if (expected.equals("ok")) {
            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(204);
            assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        } else {
            for (HttpResponse<String> answer : List.of(saved, put)) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body())
                        .contains(setting + ": The group " + path + " exists, and you may not manage it");
            }
        }
    }

    @Test
    void connectionWhenItsRootsExistAndTheAdministratorMayNotManageGroupsThenOnlyThoseInUseAreTaken() {
        // given
        Operator operator = Operator.again(realm, OPERATOR);
        realm.login(person("founder").withDepartment("Design").withGroups("Crew"));
        assertThat(admin.groupByPath("/Departments")).isPresent();
        ObjectNode provider = (ObjectNode) admin.identityProvider(realm.alias());
        provider.put("displayName", "Renamed");

        // when
        HttpResponse<String> saved =
                operator.send("PUT", "identity-provider/instances/" + realm.alias(), provider.toString());
        HttpResponse<String> sharing = operator.send("PUT", "jumpcloud/second", connection("second", ""));
        realm.configure(Map.of("departmentRoot", "/Elsewhere"));
        admin.configure("second", Map.of("departmentRoot", "/Elsewhere"));
        HttpResponse<String> alone = operator.send("PUT", "jumpcloud/third", connection("third", ""));
        realm.configure(Map.of("departmentRoot", "/Departments"));

        // then
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(204);
        assertThat(sharing.statusCode()).as(sharing.body()).isEqualTo(201);
        assertThat(alone.statusCode()).as(alone.body()).isEqualTo(400);
        assertThat(alone.body()).contains("departmentRoot: The group /Departments exists, and you may not manage it");
    }

    @Test
    void rootWhenTheAdministratorMayManageGroupsThenIsTaken() {
        // given
        Operator groups = Operator.with(realm, "manage-users");
        HttpResponse<String> refused = groups.send("PUT", "jumpcloud/" + realm.alias(), "{}");
        roles.grantClientRole(
                admin.user("operator-manage-users@example.com").get("id").asText(), "realm-management", OPERATOR);
        Operator both = Operator.again(realm, "manage-users");

        // when
        HttpResponse<String> taken =
                both.send("PUT", "jumpcloud/" + realm.alias(), "{\"settings\":{\"departmentRoot\":\"/Staff\"}}");
        realm.configure(Map.of("departmentRoot", "/Departments"));

        // then
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    }

    @Test
    void rootWhenAFineGrainedPermissionLetsTheAdministratorManageItThenIsTaken() {
        // given
        TestRealm fine = TestRealm.builder().create();
        try {
            RealmAdmin fineAdmin = fine.admin();
            Operator delegate = Operator.with(fine, OPERATOR);
            String id = fineAdmin
                    .user("operator-manage-identity-providers@example.com")
                    .get("id")
                    .asText();
            String mine = fineAdmin.createGroup(null, "Mine", Map.of());
            String part = fineAdmin.createGroup(null, "Part", Map.of());
            fineAdmin.createGroup(part, "Theirs", Map.of());
            fineAdmin.createGroup(null, "Hidden", Map.of());
            PermissionAdmin permissions = PermissionAdmin.secondVersion(fineAdmin);
            permissions.permitGroups(permissions.users(id), mine, part);

            // then
            assertThat(root(delegate, fine, "/Mine").statusCode()).isEqualTo(200);
            assertThat(root(delegate, fine, "/Part").statusCode()).isEqualTo(400);
            assertThat(root(delegate, fine, "/Hidden").statusCode()).isEqualTo(400);
            assertThat(root(delegate, fine, "/Hidden2").statusCode()).isEqualTo(200);
        } finally {
            fine.close();
        }
    }

    private static HttpResponse<String> root(Operator administrator, TestRealm of, String path) {
        return administrator.send(
                "PUT", "jumpcloud/" + of.alias(), "{\"settings\":{\"departmentRoot\":\"" + path + "\"}}");
    }

    private String connection(String alias, String further) {
        return "{\"idpEntityId\":\"https://" + alias + ".example\",\"signOnUrl\":\"https://sso.example/" + alias
                + "\",\"certificate\":\"" + realm.application().key().certificateBase64() + "\"" + further + "}";
    }
}
