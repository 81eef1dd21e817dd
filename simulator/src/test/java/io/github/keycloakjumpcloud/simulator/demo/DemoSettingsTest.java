package io.github.keycloakjumpcloud.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.simulator.keycloak.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {

    @Test
    void settingsWhenNoPortIsGivenThenDefaultsHold() {
        // when
        DemoSettings settings = DemoSettings.of(properties());

        // then
        assertThat(settings.keycloakPort()).isEqualTo(8080);
        assertThat(settings.jumpCloudPort()).isEqualTo(8900);
        assertThat(settings.appPort()).isEqualTo(8901);
    }

    @Test
    void settingsWhenPortIsNoNumberThenErrorNamesTheOption() {
        // given
        Properties properties = properties();
        properties.setProperty("demo.port.app", "many");

        // then
        assertThatThrownBy(() -> DemoSettings.of(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demo.port.app");
    }

    @Test
    void portProblemsWhenOneIsTakenThenItIsNamedWithTheOptionToChange() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given
            DemoSettings settings = settings(taken.getLocalPort(), LoopbackPort.free());

            // then
            assertThat(settings.portProblems())
                    .singleElement()
                    .asString()
                    .contains("Port " + taken.getLocalPort(), "-Ddemo.port.keycloak=");
        }
    }

    @Test
    void portProblemsWhenTwoAskForOnePortThenTheSecondIsNamed() {
        // given
        int port = LoopbackPort.free();

        // then
        assertThat(settings(port, port).portProblems())
                .singleElement()
                .asString()
                .contains("-Ddemo.port.jumpcloud=");
    }

    private static DemoSettings settings(int keycloak, int jumpCloud) {
        Properties properties = properties();
        properties.setProperty("demo.port.keycloak", String.valueOf(keycloak));
        properties.setProperty("demo.port.jumpcloud", String.valueOf(jumpCloud));
        properties.setProperty("demo.port.app", String.valueOf(LoopbackPort.free()));
        return DemoSettings.of(properties);
    }

    private static Properties properties() {
        Properties properties = new Properties();
        for (String key : new String[] {"distribution", "jar", "realm", "work"}) {
            properties.setProperty("demo." + key, "target/" + key);
        }
        return properties;
    }
}
