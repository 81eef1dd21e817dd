package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.PermissionAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Administrators by the first version of fine-grained admin permissions, which is a feature of the whole server. */
@SecondLane
class FirstPermissionsIT {
    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private RoleAdmin roles;
    private ScimSide scim;
    private PermissionAdmin permissions;

    @BeforeAll
    void start() {
        KeycloakServer server = Keycloak.withFeatures();
        realm = TestRealm.builder().groups().create(server);
        admin = realm.admin();
        roles = new RoleAdmin(admin);
        scim = ScimSide.of(realm);
        permissions = PermissionAdmin.firstVersion(admin);
    }

    @Test
    void userWhenNamedThenIsNotTheConnections() {
        // given
        String named = scim.createUser(ScimSide.user("named"));
        String unnamed = scim.createUser(ScimSide.user("unnamed"));

        // when
        permissions.permit(permissions.users(named));

        // then
        assertThat(scim.get("/Users/" + named).status()).isEqualTo(404);
        assertThat(scim.get("/Users/" + unnamed).status()).isEqualTo(200);
        assertThat(ScimSide.ids(scim.get("/Users"))).contains(unnamed).doesNotContain(named);
    }

    @Test
    void userWhenARoleIsNamedThenIsNotTheConnections() {
        // given
        String id = scim.createUser(ScimSide.user("helper"));
        admin.createRealmRole("helpdesk");
        permissions.permit(permissions.role("helpdesk"));

        // when
        roles.grantRealmRole(id, "helpdesk");

        // then
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(404);
    }

    @Test
    void departmentWhenItsGroupIsNamedThenNobodyIsPutIntoIt() {
        // given
        realm.login(person("founder").withDepartment("Desk"));
        String desk = admin.groupByPath("/Departments/Desk").orElseThrow();
        permissions.permit(permissions.group(desk, true));
        String below = admin.createGroup(desk, "Night", Map.of());
        String member = scim.createUser(ScimSide.user("member"));
        admin.joinGroup(member, below);

        // when
        Login login = realm.login(person("applicant").withDepartment("Desk"));

        // then
        assertThat(login.groups()).isEmpty();
        assertThat(scim.get("/Users/" + member).status()).isEqualTo(404);
    }

    @Test
    void rootWhenItsGroupExistsThenOnlyWhoMayManageItChoosesIt() {
        // given
        Operator delegate = Operator.with(realm, "manage-identity-providers");
        String id = admin.user("operator-manage-identity-providers@example.com")
                .get("id")
                .asText();
        String staff = admin.createGroup(null, "Staff", Map.of());

        // when
        int refused = root(delegate);
        permissions.permitGroup(permissions.users(id), staff);
        int taken = root(delegate);

        // then
        realm.configure(Map.of("groupRoot", ""));
        assertThat(refused).isEqualTo(400);
        assertThat(taken).isEqualTo(200);
    }

    private int root(Operator administrator) {
        return administrator
                .send("PUT", "jumpcloud/" + realm.alias(), "{\"settings\":{\"groupRoot\":\"/Staff\"}}")
                .statusCode();
    }
}
