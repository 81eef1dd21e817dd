package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;

/** A typed address leads on each node to where a connection's domains say since the change on the other one. */
@InCluster
class FirstPageOnTwoNodesIT {

    private final Cluster cluster = Cluster.shared();

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("verifiedDomains", "before.example")
            .setting("redirectByEmail", "true")
            .create(cluster.address(), cluster.admin());

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @RepeatedTest(5)
    void addressWhenTheOtherNodeHasChangedTheDomainThenTheNextRequestKnows() {
        assertLedFrom("before.example", "after.example");

        // when
        change(cluster.b(), "after.example");

        // then: the other node, which remembers, first
        assertLedFrom("after.example", "before.example");

        // when
        change(cluster.a(), "before.example");

        // then
        assertLedFrom("before.example", "after.example");
    }

    private void change(KeycloakServer node, String domain) {
        cluster.useOnly(node);
        realm.configure(Map.of("verifiedDomains", domain));
    }

    private void assertLedFrom(String domain, String not) {
        for (KeycloakServer node : cluster.nodes()) {
            cluster.useOnly(node);
            assertThat(isLed("new@" + domain)).as(domain).isTrue();
            assertThat(isLed("new@" + not)).as(not).isFalse();
        }
    }

    private boolean isLed(String address) {
        Browser browser = realm.browser();
        browser.open(realm.app().signIn());
        Page page = browser.form("#kc-form-login").fill("username", address).submit();
        return page.element("input[name=password]").isEmpty();
    }
}
