package io.github.keycloakjumpcloud.it.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The certificate typed into the form: taken in any of the shapes in which a clipboard brings it. */
class PastedCertificateIT {
    private static final SigningKey KEY = SigningKey.generate();
    private static final SigningKey OTHER = SigningKey.generate();
    private static final String ONE = KEY.certificateBase64();
    private static final String BOTH = ONE + "," + OTHER.certificateBase64();

    @AutoClose("delete")
    private RealmAdmin realm;

    @BeforeAll
    void createRealm() {
        realm = Keycloak.admin().createRealm(RealmSettings.unique());
        realm.createIdentityProvider("connection", TestRealm.PROVIDER, Map.of("signingCertificate", ONE));
    }

    /** Shape, what was pasted, and what is stored. */
    static Stream<Arguments> shapes() {
        String pem = KEY.certificatePem();
        String otherPem = OTHER.certificatePem();
        return Stream.of(
                Arguments.of("one line", ONE, ONE),
                Arguments.of("PEM", pem, ONE),
                Arguments.of("PEM of Windows", pem.replace("\n", "\r\n"), ONE),
                Arguments.of("without BEGIN and END", lines(KEY), ONE),
                Arguments.of("in quotes", "\"" + ONE + "\"", ONE),
                Arguments.of("in typographic quotes", "\u201C" + pem.strip() + "\u201D", ONE),
                Arguments.of("with blanks", " \t" + ONE.replaceAll("(.{40})", "$1 ") + "\u00A0", ONE),
                Arguments.of("line breaks typed as \\n", pem.replace("\n", "\\n"), ONE),
                Arguments.of("dashes of a word processor", pem.replace("-----", "\u2014\u2014-"), ONE),
                Arguments.of("the same twice", pem + ONE, ONE),
                Arguments.of("two PEM", pem + otherPem, BOTH),
                Arguments.of("two joined by a comma", BOTH, BOTH),
                Arguments.of("two joined by ##", ONE + "##" + OTHER.certificateBase64(), BOTH),
                Arguments.of("two joined by a comma, as PEM", pem + "," + otherPem, BOTH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void saveWhenCertificateIsPastedThenItIsStoredInOneLine(String shape, String pasted, String stored) {
        // when
        Answer answer = realm.offerSettings("connection", Map.of("signingCertificate", pasted));

        // then
        assertThat(answer.status()).isEqualTo(204);
        assertThat(realm.settings("connection")).containsEntry("signingCertificate", stored);
    }

    /** What it is, what was pasted, and words of the sentence that refuses it. */
    static Stream<Arguments> others() {
        String requestHead = pem("CERTIFICATE REQUEST", new byte[] {48, 3, 2, 1, 0});
        String second = "\n-----BEGIN CERTIFICATE-----\nAAAA";
        return Stream.of(
                Arguments.of("nonsense", "nonsense", "not an X.509 certificate"),
                Arguments.of("half a certificate", ONE.substring(0, 400), "not an X.509 certificate"),
                Arguments.of("a broken second one", KEY.certificatePem() + second, "not an X.509 certificate"),
                Arguments.of(
                        "a public key",
                        pem("PUBLIC KEY", KEY.certificate().getPublicKey().getEncoded()),
                        "public key"),
                Arguments.of("a signing request", requestHead, "signing request"),
                Arguments.of("a whole file", "x".repeat(300_000), "longer than 262144 characters"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void saveWhenItIsNoCertificateThenSentenceSaysWhatItIsAndNothingChanges(String what, String pasted, String words) {
        // given
        Map<String, String> before = realm.settings("connection");

        // when
        Answer answer = realm.offerSettings("connection", Map.of("signingCertificate", pasted));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errorMessage").asText()).containsIgnoringCase(words);
        assertThat(realm.settings("connection")).isEqualTo(before);
    }

    @Test
    void saveWhenPrivateKeyIsPastedThenItIsRefusedAndNowhereRepeated() throws GeneralSecurityException {
        // given
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        String secret = Base64.getEncoder().encodeToString(key).substring(100, 130);

        // when
        Answer asPem = realm.offerConnection("leak", Map.of("signingCertificate", pem("PRIVATE KEY", key)));
        Answer bare = realm.offerSettings(
                "connection", Map.of("signingCertificate", Base64.getEncoder().encodeToString(key)));
        Answer asFile = realm.offerConnection("leak", Map.of("metadataFile", pem("PRIVATE KEY", key)));

        // then
        assertThat(Stream.of(asPem, bare, asFile)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().toString()).doesNotContain(secret);
        });
        assertThat(Stream.of(asPem, bare))
                .allSatisfy(answer ->
                        assertThat(answer.body().path("errorMessage").asText()).contains("private key"));
        assertThat(realm.hasIdentityProvider("leak")).isFalse();
        assertThat(realm.settings("connection").toString()).doesNotContain(secret);
        assertThat(realm.adminEvents().toString()).doesNotContain(secret);
        assertThat(Keycloak.server().log()).doesNotContain(secret);
    }

    private static String lines(SigningKey key) {
        return key.certificatePem().replaceAll("-----[A-Z ]+-----\n", "");
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
