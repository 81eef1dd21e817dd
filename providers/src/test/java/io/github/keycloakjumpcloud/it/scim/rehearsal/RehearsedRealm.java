package io.github.keycloakjumpcloud.it.scim.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.Map;

/** A realm whose connection rehearses what JumpCloud sends, until it goes live. */
record RehearsedRealm(ScimSide scim) implements AutoCloseable {

    /** A new realm, of which JumpCloud has not asked anything yet. */
    static RehearsedRealm begin() {
        return new RehearsedRealm(ScimSide.of(TestRealm.builder()
                .setting("scimMode", "rehearse")
                .setting("verifiedDomains", "example.com")
                .create()));
    }

    TestRealm realm() {
        return scim.realm();
    }

    RealmAdmin admin() {
        return realm().admin();
    }

    void mode(String mode) {
        realm().configure(Map.of("scimMode", mode));
    }

    void goLive() {
        mode("live");
    }

    /** Switches the connection itself on or off. */
    void enable(boolean enabled) {
        admin().updateIdentityProvider(realm().alias(), provider -> provider.put("enabled", enabled));
    }

    /** Creates an account with a proven address, of which JumpCloud has not told, and returns its id. */
    String existing(String name) {
        return admin().createUser(People.email(name), Map.of("emailVerified", true));
    }

    /** Whether the account lets anybody in. */
    boolean isEnabled(String id) {
        return scim.account(id).get("enabled").asBoolean();
    }

    /** Where the admin API tells of the rehearsal, and ends it. */
    String path() {
        return "jumpcloud/" + realm().alias() + "/rehearsal";
    }

    /** What the admin API tells of the rehearsal. */
    JsonNode told() {
        return admin().get(path());
    }

    @Override
    public void close() {
        realm().close();
    }
}
