package io.github.keycloakjumpcloud.it.browser;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.app.SampleApp;
import java.util.List;
import java.util.Map;

/** The client of a realm that people sign in to with a real browser. */
final class SampleClient {

    static final String ID = "sample-app";

    private SampleClient() {}

    /** Starts the application and makes it a client of the realm. */
    static SampleApp startApp(TestRealm realm) {
        SampleApp app = SampleApp.start("127.0.0.1", 0, realm.entityId(), ID);
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        ID,
                        "publicClient",
                        true,
                        "baseUrl",
                        app.baseUri() + "/",
                        "redirectUris",
                        List.of(app.baseUri() + "/*")));
        return app;
    }
}
