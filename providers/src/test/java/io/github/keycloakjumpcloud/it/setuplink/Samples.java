package io.github.keycloakjumpcloud.it.setuplink;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.util.Map;

/** What JumpCloud exports for a connection of these tests. */
final class Samples {

    private static final SigningKey KEY = SigningKey.generate();

    private Samples() {}

    static String metadata(TestRealm realm, String alias) {
        return SsoApplication.of(alias, alias, realm.entityId(), realm.entityId() + "/broker/" + alias + "/endpoint")
                .withKey(KEY)
                .metadata("https://sso.jumpcloud.test/saml2/" + alias)
                .xml();
    }

    /** A connection that is there and disabled. */
    static void connect(TestRealm realm, String alias) {
        realm.connect(alias, Map.of(), application -> application);
        enable(realm, alias, false);
    }

    static void enable(TestRealm realm, String alias, boolean enabled) {
        realm.admin().updateIdentityProvider(alias, connection -> connection.put("enabled", enabled));
    }
}
