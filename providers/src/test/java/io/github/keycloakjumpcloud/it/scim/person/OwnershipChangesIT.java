package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.PermissionAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whose a user is changes: by a role, a permission or a second connection, and from that moment on. */
class OwnershipChangesIT {
    private static final String REALM_MANAGEMENT = "realm-management";
    private static final String ROLE = "view-users";

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimBrakePercent", "0").create();

    private final RealmAdmin admin = realm.admin();
    private final RoleAdmin roles = new RoleAdmin(admin);
    private final ScimSide scim = ScimSide.of(realm);

    @Test
    void administratorWhenTheRoleIsTakenAwayThenIsTheConnectionsAgain() {
        // given
        String id = scim.createUser(ScimSide.user("promoted"));
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
        String id = scim.createUser(ScimSide.user("bystander"));
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
        String id = scim.createUser(ScimSide.user("nominated"));
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
        String id = scim.createUser(ScimSide.user("appointed"));
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
        ScimSide other = ScimSide.of(realm.connect("other", Map.of(), application -> application));
        String id = realm.login(person("shared")).userId();
        admin.linkIdentity(id, "other", "shared@example.com");

        // when
        ScimAnswer first = scim.put("/Users/" + id, ScimSide.user("shared").put("externalId", "of-the-first"));
        ScimAnswer second = other.put("/Users/" + id, ScimSide.user("shared").put("externalId", "of-the-second"));

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

    private static String externalIdSeenBy(ScimSide side, String id) {
        return side.get("/Users/" + id).body().path("externalId").asText();
    }
}
