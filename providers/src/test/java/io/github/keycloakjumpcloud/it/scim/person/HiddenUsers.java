package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.PermissionAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A realm with two users of a connection and many who must not exist for its SCIM client: another connection's, a local one,
 * and administrators of every kind.
 */
final class HiddenUsers implements AutoCloseable {

    /** The source of arguments that names each kind of hidden users. */
    static final String KINDS = "io.github.keycloakjumpcloud.it.scim.person.HiddenUsers#kinds";

    private static final String REALM_MANAGEMENT = "realm-management";
    private static final String ROLE = "view-users";

    private final TestRealm realm =
            TestRealm.builder().setting("scimBrakePercent", "0").create();
    private final RealmAdmin admin = realm.admin();
    private final RoleAdmin roles = new RoleAdmin(admin);
    private final ScimSide scim = ScimSide.of(realm);
    private final ScimSide other = ScimSide.of(realm.connect("other", Map.of(), application -> application));
    private final String pushed = scim.createUser(user("pushed"));
    private final String arrived = realm.login(person("arrived")).userId();

    /** Ids by what hides their owners; the key is the name before {@code @example.com}, too. */
    private final Map<String, String> hidden = new LinkedHashMap<>();

    private HiddenUsers() {}

    static HiddenUsers create() {
        HiddenUsers users = new HiddenUsers();
        users.hidden.put("of-another-connection", users.other.createUser(user("of-another-connection")));
        users.hidden.put(
                "local",
                users.admin.createUser("local@example.com", Map.of("firstName", "Given", "lastName", "Family")));
        users.createAdministrators();
        return users;
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

    private static List<String> administrators() {
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

    /** The id of the hidden user of that kind. */
    String id(String kind) {
        return hidden.get(kind);
    }

    TestRealm realm() {
        return realm;
    }

    /** The connection from which they are hidden. */
    ScimSide scim() {
        return scim;
    }

    /** The connection to which one of them belongs. */
    ScimSide other() {
        return other;
    }

    /** The id of the user that was created over SCIM. */
    String pushed() {
        return pushed;
    }

    /** The id of the user that came by SAML alone. */
    String arrived() {
        return arrived;
    }

    static ObjectNode user(String name) {
        return ScimSide.user(name).put("externalId", externalId(name));
    }

    static String externalId(String name) {
        return "id-of-" + name;
    }

    @Override
    public void close() {
        realm.close();
    }
}
