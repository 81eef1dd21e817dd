package io.github.keycloakjumpcloud.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.docs.CommandBlock;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the documents for the admin API and SCIM, run by bash as they are written, against this server. */
class CommandIT {

    private static final String PLAIN = "plain";
    /** What the documents leave to the reader. */
    private static final String SIGN_IN = """
            TOKEN=$(curl --fail --silent -d grant_type=password -d client_id=admin-cli -d username="$ADMIN" \\
                --data-urlencode password="$PASSWORD" "$SERVER/realms/master/protocol/openid-connect/token" | jq -r .access_token)
            """;

    private Path folder;
    private TestRealm realm;
    private RealmAdmin empty;
    private int tokens;

    @BeforeAll
    void prepare() throws IOException {
        realm = TestRealm.builder().create();
        realm.connectPlainSaml(PLAIN);
        ScimSide.of(realm);
        empty = Keycloak.admin().createRealm(RealmSettings.unique());
        folder = Files.createDirectories(Keycloak.workFolder("commands"));
        Files.writeString(
                folder.resolve("JumpCloud-saml2-metadata.xml"),
                realm.application()
                        .metadata("https://sso.jumpcloud.com/saml2/acme")
                        .xml());
        Files.writeString(
                folder.resolve("jumpcloud.pem"), realm.application().key().certificatePem());
        Files.writeString(folder.resolve("next.pem"), SigningKey.generate().certificatePem());
    }

    @AfterAll
    void delete() {
        realm.close();
        empty.delete();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void commandWhenRunAsItIsWrittenThenItSucceeds(CommandBlock block) throws Exception {
        // given
        boolean makesTheFirst = block.commands().contains("identity-provider/instances");
        // A connection has few tokens at once.
        boolean needsToken =
                block.commands().contains("$SCIM_TOKEN") || block.commands().contains("$ID");
        Map<String, String> variables = Map.of(
                "REALM", (makesTheFirst ? empty : realm.admin()).name(),
                "ALIAS", block.commands().contains("/adopt\"") ? PLAIN : realm.alias(),
                "SCIM_TOKEN", needsToken ? ScimSide.newToken(realm, "command-" + tokens++) : "",
                "ID", needsToken ? firstTokenId() : "",
                "SERVER", server(),
                "ADMIN", Keycloak.server().adminUsername(),
                "PASSWORD", Keycloak.server().adminPassword());

        // when
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", SIGN_IN + filled(block.commands()))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().putAll(variables);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).doesNotContain("HTTP/1.1 4", "HTTP/1.1 5");
    }

    @Test
    void commandsWhenLookedForThenThereAreSome() {
        assertThat(blocks()).hasSizeGreaterThan(8);
    }

    static List<CommandBlock> blocks() {
        return CommandBlock.all().stream()
                .filter(block -> block.mark().equals("run by CommandIT"))
                .toList();
    }

    private String firstTokenId() {
        return realm.admin()
                .get("jumpcloud/" + realm.alias() + "/scim-tokens")
                .get(0)
                .get("id")
                .asText();
    }

    private String filled(String commands) {
        return commands.replace("https://keycloak.example.com", server())
                .replace("https://<keycloak>", server())
                .replace("<realm>", realm.admin().name())
                .replace("<alias>", realm.alias());
    }

    private static String server() {
        return Keycloak.server().baseUri().toString();
    }
}
