package io.github.keycloakjumpcloud.it.browser;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.app.SampleApp;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.List;
import java.util.function.UnaryOperator;

/** The realm of a company with Organizations and our theme, JumpCloud beside it, and an application to sign in to. */
record SignOnSite(JumpCloudSimulator jumpcloud, TestRealm realm, SampleApp app) implements AutoCloseable {

    /** @param further what the realm has besides */
    static SignOnSite start(UnaryOperator<TestRealm.Builder> further) {
        JumpCloudSimulator jumpcloud = JumpCloudSimulator.start("127.0.0.1", 0);
        TestRealm realm = further.apply(TestRealm.builder()
                        .realm("displayName", "Example Company")
                        .realm("loginTheme", "jumpcloud")
                        .realm("internationalizationEnabled", true)
                        .realm("supportedLocales", List.of("en", "de"))
                        .realm("defaultLocale", "en")
                        .organizations()
                        .groups()
                        .setting("allowedGroups", SampleDirectory.ALLOWED_GROUP)
                        .setting("portalClient", SampleClient.ID)
                        .signOnUrl(jumpcloud.ssoUrl("app").toString()))
                .create(Keycloak.ofSecondLane());
        jumpcloud.register(realm.application());
        return new SignOnSite(jumpcloud, realm, SampleClient.startApp(realm));
    }

    @Override
    public void close() {
        app.close();
        realm.close();
        jumpcloud.close();
    }
}
