package io.github.keycloakjumpcloud.keycloak.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Keycloak's own settings for a SAML provider may be, and what is said of them. */
class KeycloakSettingTest {

    private static final Path DOCUMENT = Path.of("../docs/configuration/keycloak-settings.md");

    @Test
    void documentWhenATableChangesThenItSaysTheSame() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(KeycloakSetting.markdown());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void settingWhenRefusedThenTheSentenceNamesIt(KeycloakSetting setting, String value) {
        // given
        ConnectionConfig connection = connection(setting.key(), value);

        // then
        assertThat(SettingCheck.check(connection))
                .extracting(Problem::field)
                .containsExactly(Optional.of(setting.key()));
    }

    static Stream<Arguments> refused() {
        return KeycloakSetting.ALL.stream()
                .flatMap(setting -> setting.refused().stream().map(value -> Arguments.of(setting, value)));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
        entityId                   | acme
        entityId                   | urn:acme:keycloak
        nameIDPolicyFormat         | urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress
        signatureAlgorithm         | RSA_SHA512
        encryptionAlgorithm        | RSA-OAEP
        authnContextComparisonType | minimum
        authnContextClassRefs      | ["urn:oasis:names:tc:SAML:2.0:ac:classes:Password"]
        authnContextDeclRefs       | []
        allowedClockSkew           | 3600
        syncMode                   | IMPORT
        showInAccountConsole       | NEVER
        artifactBindingResponse    | false
        filteredByClaim            | false
        """)
    void settingWhenRightThenItIsTaken(String key, String value) {
        assertThat(SettingCheck.check(connection(key, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "entityId",
        "idpEntityId",
        "singleSignOnServiceUrl",
        "nameIDPolicyFormat",
        "signatureAlgorithm",
        "encryptionAlgorithm",
        "authnContextComparisonType",
        "allowedClockSkew",
        "syncMode",
        "showInAccountConsole"
    })
    void settingWhenBlankThenItIsDroppedAndBlanksAroundItAsWell(String key) {
        // given
        ConnectionConfig blank = connection(key, " ");
        ConnectionConfig padded = connection(key, " value\n");

        // when
        KeycloakSettingCheck.tidy(blank.getConfig());
        KeycloakSettingCheck.tidy(padded.getConfig());

        // then
        assertThat(blank.getConfig()).doesNotContainKey(key);
        assertThat(padded.getConfig()).containsEntry(key, "value");
    }

    private static ConnectionConfig connection(String key, String value) {
        ConnectionConfig connection = new ConnectionConfig();
        connection.setAlias("acme");
        connection.getConfig().put(key, value);
        return connection;
    }
}
