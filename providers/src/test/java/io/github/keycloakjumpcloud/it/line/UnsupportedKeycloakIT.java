package io.github.keycloakjumpcloud.it.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.ThirdLane;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The jar asks for a method that no Keycloak has, as if Keycloak had lost it: the server runs, and nothing of the jar does. */
@ThirdLane
class UnsupportedKeycloakIT {

    private static final String LOST = "org.keycloak.models.RealmModel lostInThisLine ()V";

    @AutoClose
    private final KeycloakServer server = KeycloakServer.from(Keycloak.distribution())
            .workFolder(Keycloak.workFolder("unsupported"))
            .jvmOptions(KeycloakServerBuilder.SHORT_RUN)
            .provider(jarThatAsksForMore())
            .start();

    @Test
    void logWhenAPartIsMissingThenOneLineNamesItAndTheVersionsThatWork() {
        assertThat(server.log().lines().toList())
                .filteredOn(line -> line.contains("JumpCloud is"))
                .singleElement()
                .asString()
                .contains(
                        "ERROR",
                        "switched off",
                        "Keycloak " + System.getProperty("jumpcloud.test.server-version"),
                        // An older one lacks more, and one part is named.
                        Keycloak.isAtLeast("26.4") ? LOST : "which has no org.keycloak.",
                        "26.4, 26.5, 26.6 and 26.7");
    }

    @Test
    void providersWhenAPartIsMissingThenNoneOfOursIsThereButTheOneThatTells() {
        // when
        JsonNode providers = server.admin().serverInfo().get("providers");

        // then
        assertThat(providers.get("realm-restapi-extension").get("providers").has("jumpcloud"))
                .isTrue();
        for (JsonNode spi : providers) {
            spi.get("providers").fieldNames().forEachRemaining(id -> assertThat(id)
                    .matches(name -> name.equals("jumpcloud") || !name.startsWith("jumpcloud")));
        }
        assertThat(providers.get("admin-realm-restapi-extension").toString()).doesNotContain("jumpcloud");
    }

    @Test
    void addressesWhenAPartIsMissingThenOursAreNotThereAndKeycloaksAre() {
        Browser browser = new Browser();
        for (String ours : List.of("setup", "any/login", "any/scim/v2/Users")) {
            assertThat(browser.open(server.baseUri().resolve("/realms/master/jumpcloud/" + ours))
                            .status())
                    .as(ours)
                    .isEqualTo(404);
        }
        assertThat(browser.open(server.baseUri().resolve("/admin/master/console/"))
                        .status())
                .isEqualTo(200);
        // The end of a brokered sign-in, which the jar answers otherwise, is Keycloak's own.
        assertThat(browser.open(server.baseUri().resolve("/realms/master/broker/after-first-broker-login"))
                        .status())
                .isEqualTo(400);
    }

    /** A realm keeps its theme, which is there on any Keycloak. */
    @Test
    void loginPageWhenAPartIsMissingThenTheThemeOfTheJarShowsIt() {
        // given
        server.admin().exchange("PUT", "master", Map.of("loginTheme", "jumpcloud"));

        // when
        Page page = new Browser()
                .open(server.baseUri()
                        .resolve("/realms/master/protocol/openid-connect/auth?client_id=account-console"
                                + "&response_type=code&scope=openid&code_challenge_method=S256&code_challenge="
                                + "A".repeat(43) + "&redirect_uri="
                                + server.baseUri().resolve("/realms/master/account/")));

        // then
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).contains("/login/jumpcloud/");
        assertThat(page.element("input[name=username]")).isPresent();
    }

    @Test
    void adminWhenAPartIsMissingThenOtherProvidersAreSavedAsEver() {
        assertThat(server.admin()
                        .exchange(
                                "POST",
                                "master/identity-provider/instances",
                                Map.of(
                                        "alias",
                                        "other",
                                        "providerId",
                                        "saml",
                                        "config",
                                        Map.of("singleSignOnServiceUrl", "https://idp.example.com/sso"))))
                .extracting(Answer::status)
                .isEqualTo(201);
    }

    private static Path jarThatAsksForMore() {
        Path jar = Keycloak.workFolder("unsupported-jar").resolve("keycloak-jumpcloud.jar");
        try {
            Files.createDirectories(jar.getParent());
            Files.copy(Keycloak.jar(), jar, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                Files.writeString(
                        files.getPath("/io/github/keycloakjumpcloud/keycloak/line/common.txt"),
                        LOST + "\n",
                        StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
