package io.github.keycloakjumpcloud.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.app.SampleApp;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.LoopbackPort;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.output.ToStringConsumer;

/** The image of {@code docker/Dockerfile}: it holds the jar, imports the realm export, and people sign in. */
@InDocker
class ContainerIT {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String SLUG = "keycloak";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final ToStringConsumer log = new ToStringConsumer();
    private KeycloakContainer keycloak;
    private JumpCloudSimulator jumpCloud;
    private SampleApp app;

    @BeforeAll
    void start() {
        // JumpCloud and the application are reached by the browser alone, so the container needs no way to this JVM.
        SigningKey key = SigningKey.generate();
        int appPort = LoopbackPort.free();
        jumpCloud = JumpCloudSimulator.start(LOOPBACK, 0);
        running.push(jumpCloud);
        keycloak = new KeycloakContainer(TestImage.make())
                .withProductionMode()
                .withOptimizedFlag()
                // The image is built so; an option of the build that differs at start ends the server.
                .withEnabledMetrics()
                .withStartupTimeout(Duration.ofMinutes(5))
                .withLogConsumer(log)
                .withEnv("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1")
                .withEnv(Map.of(
                        "KC_HTTP_ENABLED", "true",
                        "KC_HOSTNAME_STRICT", "false",
                        "KC_CACHE", "local",
                        "JUMPCLOUD_ENABLED", "true",
                        "JUMPCLOUD_SSO_URL", jumpCloud.ssoUrl(SLUG),
                        "JUMPCLOUD_ENTITY_ID", "JumpCloud",
                        "JUMPCLOUD_CERTIFICATE", key.certificateBase64(),
                        "JUMPCLOUD_DOMAINS", "example.com##example.org",
                        "JUMPCLOUD_GROUPS", SampleDirectory.ALLOWED_GROUP,
                        "SAMPLE_APP_URL", "http://" + LOOPBACK + ":" + appPort));
        running.push(keycloak);
        startKeycloak();
        String realm = keycloak.getAuthServerUrl() + "/realms/jumpcloud";
        jumpCloud.register(SsoApplication.of(SLUG, "Keycloak", realm, realm + "/broker/jumpcloud/endpoint")
                .withKey(key)
                .withGroupAttributeName("memberOf"));
        app = SampleApp.start(LOOPBACK, appPort, realm, "sample-app");
        running.push(app);
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable each : running) {
            each.close();
        }
    }

    @Test
    void loginWhenPersonIsInAnAllowedGroupThenApplicationLearnsNameAndDepartment() {
        // when
        Page page = logIn(SampleDirectory.ORDINARY);

        // then
        assertThat(page.uri()).isEqualTo(app.baseUri().resolve("/"));
        assertThat(claim(page, "email")).isEqualTo(SampleDirectory.ORDINARY.email());
        assertThat(claim(page, "name")).isEqualTo(SampleDirectory.ORDINARY.displayName());
        assertThat(claim(page, "groups")).contains("/Departments/" + SampleDirectory.ORDINARY.department());
    }

    @Test
    void loginWhenPersonIsInNoAllowedGroupThenPageRefusesWithItsCode() {
        // when
        Page page = logIn(SampleDirectory.OTHER_GROUP);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-101");
    }

    @Test
    void serverWhenRunningThenIsNotRoot() throws Exception {
        assertThat(keycloak.execInContainer("id", "-u").getStdout().strip()).isEqualTo("1000");
    }

    private void startKeycloak() {
        try {
            keycloak.start();
        } catch (ContainerLaunchException e) {
            throw new IllegalStateException("The image does not start. Its log:\n" + log.toUtf8String(), e);
        }
    }

    /** Signs in to JumpCloud's portal, then to the application, which sends the browser to JumpCloud and back. */
    private Page logIn(Person person) {
        Browser browser = new Browser();
        browser.open(jumpCloud.baseUri());
        browser.form("form").press("button[value='" + person.username() + "']");
        return browser.open(app.baseUri() + "/login?kc_idp_hint=jumpcloud");
    }

    private static String claim(Page page, String name) {
        return page.element("[data-claim=" + name + "]")
                .orElseThrow(() -> new AssertionError("No claim " + name + " on " + page))
                .text();
    }
}
