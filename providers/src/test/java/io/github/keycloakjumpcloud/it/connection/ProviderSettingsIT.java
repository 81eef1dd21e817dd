package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keycloak's own settings of a connection: refused when they are saved, found, or right, and then a login works. */
class ProviderSettingsIT {

    /** They stand beside the config. */
    private static final Set<String> FIELDS =
            Set.of("linkOnly", "trustEmail", "storeToken", "addReadTokenRoleOnCreate", "hideOnLogin");

    @AutoClose
    private TestRealm realm;

    private ObjectNode sound;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .signOnUrl("https://127.0.0.1/saml2/app")
                .application(present -> present.withRedirectDeclared(true))
                .setting("verifiedDomains", "example.com")
                .realm("smtpServer", Mailbox.SOMEWHERE)
                .create();
        ProfileSettings.of(realm).keepFromPeople();
        // Saved once more: the admin API stores fields that were left out at the creation.
        save((ObjectNode) realm.admin().identityProvider(realm.alias()));
        sound = (ObjectNode) realm.admin().identityProvider(realm.alias());
    }

    @BeforeEach
    void repair() {
        assertThat(save(sound.deepCopy()).status()).isEqualTo(204);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    entityId                   | not a uri
                    singleSignOnServiceUrl     | https://127.0.0.1/saml2/a b
                    singleLogoutServiceUrl     | https://127.0.0.1/saml2/a b
                    nameIDPolicyFormat         | e-mail address
                    signatureAlgorithm         | SHA256
                    encryptionAlgorithm        | AES
                    authnContextComparisonType | strongest
                    authnContextClassRefs      | Password
                    artifactBindingResponse    | true
                    allowedClockSkew           | 99999999999
                    syncMode                   | ALWAYS
                    showInAccountConsole       | yes
                    doNotStoreUsers            | true
                    filteredByClaim            | true
                    principalType              | ATTRIBUTE
                    """)
    void settingWhenNoLoginCouldWorkOrNobodyLooksAtItThenSavingIsRefused(String key, String value) {
        // when
        Answer answer = save(with(key, value));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errorMessage").asText()).contains(key);
        assertThat(realm.admin().identityProvider(realm.alias())).isEqualTo(sound);
        assertThat(realm.login(person("anybody")).email()).isEqualTo("anybody@example.com");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "linkOnly, true, error link-only, no login",
        "wantAssertionsEncrypted, true, error encryption-wanted, JC-314",
        "singleLogoutServiceUrl, https://127.0.0.1/logout, warning logout-leads-away, login",
        "storeToken, true, warning responses-kept, login",
        "allowedClockSkew, 301, warning clock-skew-wide, login",
        "syncMode, IMPORT, warning sync-mode-not-force, login",
        "syncMode, LEGACY, warning sync-mode-not-force, login",
        "postBindingResponse, false, hint answer-by-redirect, login",
        "hideOnLogin, true, hint login-page-without-way, login",
    })
    void settingWhenItIsFoundThenTheFindingIsTrue(String key, String value, String found, String outcome) {
        // when
        int status = save(with(key, value)).status();

        // then
        assertThat(status).isEqualTo(204);
        assertThat(findings()).containsExactly(found);
        SignIn signIn = realm.newPerson().start();
        if (outcome.equals("no login")) {
            assertThat(signIn.isAtJumpCloud()).isFalse();
        } else if (outcome.equals("login")) {
            signIn.answer(person("found"));
            assertThat(signIn.login().email()).isEqualTo("found@example.com");
        } else {
            assertThat(RefusalPage.of(signIn.answer(person("found"))).code()).isEqualTo(outcome);
        }
    }

    @Test
    void trustEmailWhenDomainsAreVerifiedThenItIsRightAndOtherwiseFound() {
        // when
        save(with("trustEmail", "true"));

        // then
        assertThat(findings()).isEmpty();

        // when
        realm.configure(Map.of("verifiedDomains", "*"));

        // then
        assertThat(findings()).containsExactlyInAnyOrder("warning every-address-verified", "warning anyone-may-join");
    }

    @Test
    void redirectWhenJumpCloudHasNoAddressForItThenItIsFound() {
        // when
        realm.configure(Map.of("postBindingAuthnRequest", "false", "redirectEndpointDeclared", "false"));

        // then
        assertThat(findings()).containsExactly("error redirect-not-offered");
    }

    @Test
    void mapperWhenItIgnoresLaterLoginsThenItIsFoundThoughTheConnectionFollows() {
        // given
        MapperAdmin mappers = new MapperAdmin(realm.admin(), realm.alias());
        String id = mappers.add("second", "jumpcloud-group-idp-mapper", Map.of("syncMode", "IMPORT"));

        // then
        assertThat(findings()).containsExactly("warning sync-mode-not-force");
        mappers.delete(id);
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    wantAuthnRequestsSigned         | true
                    wantAssertionsSigned            | true
                    postBindingAuthnRequest         | false
                    postBindingLogout               | false
                    forceAuthn                      | true
                    loginHint                       | true
                    allowCreate                     | false
                    nameIDPolicyFormat              | urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress
                    authnContextClassRefs           | ["urn:oasis:names:tc:SAML:2.0:ac:classes:Password"]
                    authnContextComparisonType      | minimum
                    signSpMetadata                  | true
                    xmlSigKeyInfoKeyNameTransformer | KEY_ID
                    addExtensionsElementWithKeyInfo | true
                    attributeConsumingServiceIndex  | 3
                    backchannelSupported            | true
                    caseSensitiveOriginalUsername   | true
                    storeTokenInSession             | true
                    addReadTokenRoleOnCreate        | true
                    showInAccountConsole            | NEVER
                    encryptionAlgorithm             | RSA-OAEP
                    signatureAlgorithm              | ' '
                    syncMode                        | ' FORCE '
                    guiOrder                        | first
                    """)
    void settingWhenRightThenALoginWorksAndNothingIsFound(String key, String value) {
        // when
        int status = save(with(key, value)).status();

        // then
        assertThat(status).isEqualTo(204);
        assertThat(findings()).isEmpty();
        assertThat(realm.login(person("right")).email()).isEqualTo("right@example.com");
    }

    private ObjectNode with(String key, String value) {
        ObjectNode provider = sound.deepCopy();
        if (FIELDS.contains(key)) {
            provider.put(key, Boolean.parseBoolean(value));
        } else {
            ((ObjectNode) provider.get("config")).put(key, value);
        }
        return provider;
    }

    private Answer save(ObjectNode provider) {
        return realm.admin()
                .api()
                .exchange("PUT", realm.admin().path("identity-provider/instances/" + realm.alias()), provider);
    }

    private List<String> findings() {
        return Json.list(realm.admin().get("jumpcloud/" + realm.alias() + "/findings")).stream()
                .map(finding -> finding.get("severity").asText() + " "
                        + finding.get("kind").asText())
                // Those that tell of logins, and of the tile.
                .filter(kind -> !kind.endsWith("-came") && !kind.contains("portal") && !kind.contains("clocks"))
                .filter(kind -> !kind.contains("misspelt"))
                .toList();
    }
}
