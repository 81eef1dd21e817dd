package io.github.keycloakjumpcloud.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.keycloakjumpcloud.it.harness.Http;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.simulator.keycloak.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compose file for whoever changes the extension: one node, the theme of the checkout, and a port for a debugger. */
@InDocker
class DevelopmentComposeIT {

    /** What both sides of the Java Debug Wire Protocol say first. */
    private static final String HANDSHAKE = "JDWP-Handshake";

    private static final Pattern STYLE = Pattern.compile("href=\"([^\"]*/css/jumpcloud\\.css)\"");

    private final int http = LoopbackPort.free();
    private final int debug = LoopbackPort.free();
    private final URI node = URI.create("http://127.0.0.1:" + http);
    private ComposeProject project;

    @BeforeAll
    void start() {
        project = ComposeProject.up(
                Keycloak.workFolder("compose-dev"),
                "compose.dev.yaml",
                "jumpcloud-dev-it",
                Map.of("HTTP_PORT", String.valueOf(http), "DEBUG_PORT", String.valueOf(debug)));
        await("the node answers").atMost(ComposeProject.START).until(() -> isThere("/realms/jumpcloud"));
    }

    @AfterAll
    void stop() {
        if (project != null) {
            project.close();
        }
    }

    @Test
    void setupPageWhenTheNodeHasStartedThenItIsThere() {
        assertThat(isThere("/realms/master/jumpcloud/setup?realm=jumpcloud")).isTrue();
    }

    @Test
    void themeWhenAPageIsOpenedThenItIsTheCheckoutsAndIsReadEachTime() throws IOException {
        // given
        URI account = node.resolve("/realms/jumpcloud/account/");
        String page = Http.get(node.resolve("/realms/jumpcloud/protocol/openid-connect/auth?client_id=account"
                        + "&response_type=code&scope=openid&redirect_uri="
                        + URLEncoder.encode(account.toString(), StandardCharsets.UTF_8)))
                .body();
        Matcher style = STYLE.matcher(page);
        assertThat(style.find()).as(page).isTrue();

        // when
        HttpResponse<String> css = Http.get(node.resolve(style.group(1)));

        // then
        assertThat(css.body())
                .isEqualTo(
                        Files.readString(Keycloak.projectFile("themes/jumpcloud/login/resources/css/jumpcloud.css")));
        assertThat(css.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void debuggerWhenItAttachesThenItIsAnswered() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), debug)) {
            // when
            socket.getOutputStream().write(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));

            // then
            assertThat(socket.getInputStream().readNBytes(HANDSHAKE.length()))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo(HANDSHAKE);
        }
    }

    private boolean isThere(String path) {
        try {
            return Http.get(node.resolve(path)).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
