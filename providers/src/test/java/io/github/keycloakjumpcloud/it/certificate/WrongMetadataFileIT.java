package io.github.keycloakjumpcloud.it.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.ExportedMetadata;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file that is not JumpCloud's metadata is refused with a sentence of its own, and changes nothing. */
class WrongMetadataFileIT {
    private static final SigningKey KEY = SigningKey.generate();
    private static final String METADATA =
            new ExportedMetadata("JumpCloud", "https://sso.example/saml2/app", true, List.of(KEY.certificate())).xml();
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    @AutoClose("delete")
    private RealmAdmin realm;

    @BeforeAll
    void createRealm() {
        realm = Keycloak.admin().createRealm(RealmSettings.unique());
        realm.createIdentityProvider("present", TestRealm.PROVIDER, Map.of("metadataFile", METADATA));
    }

    /** File, its content, and words of the sentence that belong to it alone. */
    static Stream<Arguments> wrongFiles() {
        Instant now = Instant.now();
        SigningKey expired = KEY.reissued(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2)));
        return Stream.of(
                Arguments.of(
                        "the page behind the IdP URL",
                        "<!DOCTYPE html><html><head><title>JumpCloud</title></head><body>Log in</body></html>",
                        "is a web page"),
                Arguments.of("plain text", "Here is the metadata that you asked for", "is not XML"),
                Arguments.of("a certificate", KEY.certificatePem(), "is not XML"),
                Arguments.of("broken XML", METADATA.substring(0, METADATA.length() - 40), "not the metadata of a SAML"),
                Arguments.of("other XML", "<rss version=\"2.0\"><channel/></rss>", "not the metadata of a SAML"),
                Arguments.of("a service provider's metadata", serviceProvider(), "metadata of a service provider"),
                Arguments.of(
                        "no certificate",
                        new ExportedMetadata("JumpCloud", "https://sso.example/saml2/app", true, List.of()).xml(),
                        "has no signing certificate"),
                Arguments.of(
                        "an expired certificate",
                        new ExportedMetadata(
                                        "JumpCloud",
                                        "https://sso.example/saml2/app",
                                        true,
                                        List.of(expired.certificate()))
                                .xml(),
                        "has expired"),
                Arguments.of(
                        "a broken certificate",
                        METADATA.replace(KEY.certificateBase64(), "bm90IGEgY2VydGlmaWNhdGU="),
                        "cannot be read"),
                Arguments.of("too large", METADATA + " <!--" + "x".repeat(256 * 1024) + "-->", "larger than 256 KB"),
                Arguments.of(
                        "a document type",
                        METADATA.replace(
                                DECLARATION, DECLARATION + "<!DOCTYPE md:EntityDescriptor SYSTEM \"file:///x\">"),
                        "document type or entities"),
                Arguments.of(
                        "an entity that reads a file",
                        METADATA.replace(
                                        DECLARATION,
                                        DECLARATION + "<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>")
                                .replace("entityID=\"JumpCloud\"", "entityID=\"&file;\""),
                        "document type or entities"),
                Arguments.of(
                        "several entities",
                        "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">"
                                + METADATA.replace(DECLARATION, "") + "</md:EntitiesDescriptor>",
                        "several entities"),
                Arguments.of(
                        "no sign-on URL", METADATA.replace("https://sso.example/saml2/app", "/app"), "sign-on URL"),
                Arguments.of(
                        "no entity ID", METADATA.replace("entityID=\"JumpCloud\"", "entityID=\"\""), "no entity ID"),
                Arguments.of("empty", "data:text/xml;base64,", "is empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFiles")
    void saveWhenFileIsWrongThenItsOwnSentenceRefusesItAndNothingChanges(String name, String content, String words) {
        // given
        Map<String, String> before = realm.settings("present");

        // when
        Answer created = realm.offerConnection("refused", Map.of("metadataFile", content));
        Answer updated = realm.offerSettings("present", Map.of("metadataFile", content));

        // then
        assertThat(created.status()).isEqualTo(400);
        assertThat(sentence(created)).contains(words).contains("JumpCloud").doesNotContain("Exception");
        assertThat(realm.hasIdentityProvider("refused")).isFalse();
        assertThat(updated.status()).isEqualTo(400);
        assertThat(sentence(updated)).isEqualTo(sentence(created));
        assertThat(realm.settings("present")).isEqualTo(before);
    }

    @Test
    void sentencesWhenFilesDifferThenEachIsAnother() {
        // given
        Set<String> kinds = new HashSet<>();
        Set<String> sentences = new HashSet<>();

        // when
        wrongFiles().forEach(file -> {
            Answer answer = realm.offerConnection("refused", Map.of("metadataFile", file.get()[1].toString()));
            kinds.add(file.get()[2].toString());
            sentences.add(sentence(answer));
        });

        // then
        assertThat(sentences).hasSameSizeAs(kinds).allSatisfy(sentence -> assertThat(
                        kinds.stream().filter(sentence::contains))
                .hasSize(1));
    }

    @Test
    void importWhenFileIsWrongThenNothingIsCreatedAndTheLogSaysWhy() {
        // given
        List<Map<String, Object>> providers = List.of(Map.of(
                "alias",
                "refused-import",
                "providerId",
                TestRealm.PROVIDER,
                "config",
                Map.of("metadataFile", "<html>Log in</html>")));

        // when
        Answer partial = realm.api()
                .exchange(
                        "POST",
                        realm.path("partialImport"),
                        Map.of("ifResourceExists", "FAIL", "identityProviders", providers));
        RealmSettings settings = RealmSettings.unique().with("identityProviders", providers);
        Answer whole = realm.api().exchange("POST", "", settings.representation());

        // then
        assertThat(partial.status()).isGreaterThanOrEqualTo(400);
        assertThat(realm.hasIdentityProvider("refused-import")).isFalse();
        assertThat(whole.status()).isGreaterThanOrEqualTo(400);
        assertThat(realm.api().exchange("GET", settings.name(), null).status()).isEqualTo(404);
        assertThat(Keycloak.server().log()).contains("refused-import").contains("This is a web page, not metadata");
    }

    private static String sentence(Answer answer) {
        return answer.body().path("errorMessage").asText();
    }

    private static String serviceProvider() {
        return METADATA.replace("IDPSSODescriptor", "SPSSODescriptor")
                .replace("WantAuthnRequestsSigned", "WantAssertionsSigned")
                .replaceAll(
                        "<md:SingleSignOnService Binding=\"([^\"]*)\" Location=\"([^\"]*)\"/>",
                        "<md:AssertionConsumerService Binding=\"$1\" Location=\"$2\" index=\"1\"/>");
    }
}
