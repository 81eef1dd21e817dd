package io.github.keycloakjumpcloud.it.scim.group;

import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.List;
import java.util.Map;

/**
 * A realm with the ids of those whom a group push names: two users of the connection, and strangers: never there, deleted over SCIM,
 * released by it, local, promoted. The brake is off.
 */
record PushRealm(ScimSide scim, String ada, String bob, List<String> strangers) implements AutoCloseable {

    /** The id of nobody. */
    static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    static PushRealm open() {
        TestRealm realm =
                TestRealm.builder().groups().setting("scimBrakePercent", "0").create();
        ScimSide scim = ScimSide.of(realm);
        String ada = scim.createUser(ScimSide.user("ada"));
        String bob = scim.createUser(ScimSide.user("bob"));
        String released = scim.createUser(ScimSide.user("released"));
        scim.delete("/Users/" + released);
        realm.configure(Map.of("scimDelete", "delete"));
        String deleted = scim.createUser(ScimSide.user("deleted"));
        scim.delete("/Users/" + deleted);
        String promoted = scim.createUser(ScimSide.user("promoted"));
        new RoleAdmin(realm.admin()).grantClientRole(promoted, "realm-management", "view-users");
        String local = realm.admin().createUser("local@example.com", Map.of());
        return new PushRealm(scim, ada, bob, List.of(UNKNOWN, released, deleted, promoted, local));
    }

    TestRealm realm() {
        return scim.realm();
    }

    @Override
    public void close() {
        realm().close();
    }
}
