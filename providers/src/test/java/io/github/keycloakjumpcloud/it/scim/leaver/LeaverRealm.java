package io.github.keycloakjumpcloud.it.scim.leaver;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;

/** A realm without the brake: here everybody leaves. */
final class LeaverRealm implements AutoCloseable {

    private final ScimSide scim;
    private int people;

    private LeaverRealm(TestRealm.Builder realm) {
        scim = ScimSide.of(realm.setting("scimBrakePercent", "0").create());
    }

    static LeaverRealm open() {
        return new LeaverRealm(TestRealm.builder());
    }

    /** Trusts one domain, and refuses the address of {@code taken} and a title of more than twenty characters. */
    static LeaverRealm refusing() {
        LeaverRealm leavers = new LeaverRealm(TestRealm.builder().setting("verifiedDomains", "example.com"));
        leavers.scim.createUser(ScimSide.user("taken"));
        ProfileSettings.of(leavers.realm()).limit("jobTitle", 20);
        return leavers;
    }

    TestRealm realm() {
        return scim.realm();
    }

    ScimSide scim() {
        return scim;
    }

    /** A person of whom nothing is there yet. */
    Leaver next(String kind) {
        return new Leaver(scim, kind + "-" + ++people);
    }

    @Override
    public void close() {
        realm().close();
    }
}
