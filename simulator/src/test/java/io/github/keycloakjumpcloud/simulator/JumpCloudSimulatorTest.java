package io.github.keycloakjumpcloud.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import io.github.keycloakjumpcloud.simulator.saml.TestXml;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.PortTakenException;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class JumpCloudSimulatorTest {

    private final JumpCloudSimulator simulator = JumpCloudSimulator.start("127.0.0.1", 0);
    private final SsoApplication application =
            SsoApplication.of("app", "Sample", "https://sp.example.com", "https://sp.example.com/acs");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void startWhenThePortIsTakenThenSaysSo() {
        int port = simulator.baseUri().getPort();

        assertThatExceptionOfType(PortTakenException.class)
                .isThrownBy(() -> JumpCloudSimulator.start("127.0.0.1", port))
                .withMessageContaining("JumpCloud simulator")
                .withMessageContaining(String.valueOf(port));
    }

    @Test
    void closeWhenDoneThenThePortIsFreeAgain() {
        int port = simulator.baseUri().getPort();

        simulator.close();

        try (JumpCloudSimulator again = JumpCloudSimulator.start("127.0.0.1", port)) {
            assertThat(again.baseUri()).isEqualTo(simulator.baseUri());
        }
    }

    @Test
    void applicationWhenRegisteredThenMayBeReplacedButNotRegisteredAgain() {
        simulator.register(application);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> simulator.register(application));
        simulator.replace(application.withSigningMode(SigningMode.BOTH));
        assertThat(simulator.application("app").signingMode()).isEqualTo(SigningMode.BOTH);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> simulator.application("other"));
    }

    @Test
    void metadataWhenExportedThenNamesTheSignOnUrlAndTheApplicationsKey() throws Exception {
        simulator.register(application.withIssuer("acme"));

        Document document = TestXml.parse(simulator.metadata("app"));

        assertThat(document.getDocumentElement().getAttribute("entityID")).isEqualTo("acme");
        assertThat(TestXml.only(document, "SingleSignOnService").getAttribute("Location"))
                .isEqualTo(simulator.baseUri() + "/saml2/app")
                .isEqualTo(simulator.ssoUrl("app"));
        assertThat(TestXml.only(document, "X509Certificate").getTextContent())
                .isEqualTo(application.key().certificateBase64());
        assertThat(TestXml.all(TestXml.parse(simulator.metadata("app", true)), "SingleSignOnService"))
                .hasSize(2);
    }

    @Test
    void responseWhenAskedForThenFollowsTheApplicationsSettings() {
        simulator.register(application.withGroupAttributeName("memberOf"));

        assertThat(simulator.response("app", SampleDirectory.ADMIN, null).attributes())
                .anySatisfy(attribute -> {
                    assertThat(attribute.name()).isEqualTo("memberOf");
                    assertThat(attribute.values()).containsExactly("App Users", "App Admins");
                });
    }
}
