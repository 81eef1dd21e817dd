package io.github.keycloakjumpcloud.it.harness;

/** The state of a realm before a sign-in that must be refused: accounts, their groups and links, and sessions. */
public final class Untouched {
    private final TestRealm realm;
    private final RealmState before;

    private Untouched(TestRealm realm) {
        this.realm = realm;
        this.before = RealmState.of(realm.admin());
    }

    public static Untouched now(TestRealm realm) {
        return new Untouched(realm);
    }

    /** Fails unless the page refuses, the event agrees, and the state of the realm is the same as before. */
    public RefusalPage assertRefused(Page page, String code, String check) {
        RefusalPage refusal = RefusalTrace.assertRefused(realm, page, code, check);
        assertUnchanged();
        return refusal;
    }

    public void assertUnchanged() {
        before.assertUnchanged(realm.admin());
    }
}
