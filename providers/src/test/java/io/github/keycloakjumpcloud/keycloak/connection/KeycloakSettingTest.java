package io.github.keycloakjumpcloud.keycloak.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Somebody has said of each setting that Keycloak has for a SAML provider what it does to a connection. */
class KeycloakSettingTest {

    private static final Path DOCUMENT = Path.of("../docs/configuration/keycloak-settings.md");

    /** Words of Keycloak's own queries, which are constants as well. */
    private static final Set<String> QUERIES = Set.of("aliasNotIn", "organizationIdNotNull", "search");

    private static final Set<String> WITHOUT_CONSTANT = Set.of("guiOrder");

    @Test
    void settingsWhenKeycloakHasAnotherThenSomebodyHasToSayWhatItDoes() throws ReflectiveOperationException {
        assertThat(KeycloakSetting.ALL)
                .extracting(KeycloakSetting::key)
                .containsExactlyInAnyOrderElementsOf(ofKeycloak());
    }

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
        assertThatThrownBy(() -> SettingCheck.check(connection))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting.key());
        assertThat(SettingCheck.problem(connection)).isPresent();
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
        assertThat(SettingCheck.problem(connection(key, value))).isEmpty();
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

    /** The constants of the configuration, and what the admin API and the model have beside it. */
    private static Set<String> ofKeycloak() throws ReflectiveOperationException {
        Set<String> keys = new TreeSet<>();
        for (Class<?> type : List.of(IdentityProviderModel.class, SAMLIdentityProviderConfig.class)) {
            for (Field field : type.getFields()) {
                if (field.getDeclaringClass() == type
                        && Modifier.isStatic(field.getModifiers())
                        && field.getType() == String.class) {
                    keys.add((String) field.get(null));
                }
            }
        }
        for (Field field : OrganizationModel.class.getFields()) {
            String value = field.getType() == String.class ? (String) field.get(null) : "";
            if (value.startsWith("kc.org.broker") || value.equals(OrganizationModel.ORGANIZATION_DOMAIN_ATTRIBUTE)) {
                keys.add(value);
            }
        }
        for (OrganizationModel.IdentityProviderRedirectMode mode :
                OrganizationModel.IdentityProviderRedirectMode.values()) {
            keys.add(mode.getKey());
        }
        Arrays.stream(IdentityProviderModel.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .forEach(field -> keys.add(field.getName()));
        keys.addAll(setters(IdentityProviderRepresentation.class));
        keys.addAll(WITHOUT_CONSTANT);
        keys.removeAll(QUERIES);
        return keys;
    }

    private static Set<String> setters(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> name.startsWith("set"))
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .collect(Collectors.toSet());
    }
}
