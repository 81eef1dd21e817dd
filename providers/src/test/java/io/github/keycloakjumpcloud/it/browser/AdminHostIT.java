package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.keycloak.LoopbackPort;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The setup page where the admin API answers at an address of its own, which is another site to the browser. */
@InChromium
class AdminHostIT {

    private static final String OPERATOR = People.email("setup-operator");

    private String people;
    private String admins;

    @AutoClose
    private KeycloakServer server;

    private TestRealm realm;

    @BeforeAll
    void start() {
        int port = LoopbackPort.free();
        people = "http://localhost:" + port;
        admins = "http://127.0.0.1:" + port;
        server = Keycloak.another("admin-host")
                .httpPort(port)
                .option("--hostname=" + people)
                .option("--hostname-admin=" + admins)
                .start();
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create(server);
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void pageWhenAdminsHaveAHostOfTheirOwnThenItReadsAndSavesThere(Chromium chromium) {
        // given
        String address = people + "/realms/" + realm.admin().name() + "/jumpcloud/setup";
        SetupVisit visit = SetupVisit.at(chromium, address);

        // when
        visit.signIn(OPERATOR);

        // then
        assertThat(visit.title())
                .isEqualTo("Connections of the realm " + realm.admin().name());
        assertThat(visit.page().request().get(address).headers().get("content-security-policy"))
                .contains("connect-src 'self' " + admins + ";");

        // when
        visit.goTo("#setup/" + TestRealm.ALIAS + "/policies", "Policies – " + TestRealm.ALIAS);
        visit.field("Display name").fill("Example Company");
        visit.button("Next").click();

        // then
        visit.at("Try and go live – Example Company");
        assertThat(visit.complaints()).isEmpty();
    }
}
