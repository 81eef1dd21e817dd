package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.Forgery;
import io.github.keycloakjumpcloud.it.harness.refusal.HmacSignature;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody who may sign in tries to be somebody else, by a message that JumpCloud has signed in part. */
class SignatureAttackIT {
    private static final Person ATTACKER = SampleDirectory.ORDINARY;
    private static final Person VICTIM = SampleDirectory.ADMIN;

    @AutoClose
    private TestRealm realm;

    private String victimId;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        victimId = realm.login(VICTIM).userId();
        realm.login(ATTACKER);
    }

    static Stream<Named<Function<Forgery, String>>> forgeries() {
        return Stream.of(
                Named.of("XSW 1", Forgery::responseInSignature),
                Named.of("XSW 2", Forgery::responseBesideSignature),
                Named.of("XSW 3", Forgery::evilFirst),
                Named.of("XSW 3, evil last", Forgery::evilLast),
                Named.of("XSW 3, same id", Forgery::sameId),
                Named.of("XSW 4", Forgery::genuineWithinEvil),
                Named.of("XSW 5", Forgery::signatureMoved),
                Named.of("XSW 6", Forgery::genuineWithinSignature),
                Named.of("XSW 7", Forgery::genuineInExtensions),
                Named.of("XSW 8", Forgery::genuineInObject),
                Named.of("response within response", Forgery::responseWithinResponse));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void answerWhenAssertionSignatureIsWrappedThenItIsRefused(Function<Forgery, String> forgery) {
        assertRefused(SigningMode.ASSERTION, genuine -> forgery.apply(new Forgery(genuine, this::asVictim)));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void answerWhenResponseSignatureIsWrappedThenItIsRefused(Function<Forgery, String> forgery) {
        assertRefused(SigningMode.BOTH, genuine -> forgery.apply(new Forgery(genuine, this::asVictim)));
    }

    @Test
    void answerWhenSignatureIsTakenAwayThenItIsRefused() {
        assertRefused(
                SigningMode.ASSERTION, genuine -> asVictim(genuine.replaceAll("<ds:Signature .*</ds:Signature>", "")));
    }

    static Stream<Named<UnaryOperator<String>>> brokenSignatures() {
        return Stream.of(
                broken("empty", "<ds:SignedInfo>.*</ds:KeyInfo>", ""),
                broken("without SignedInfo", "<ds:SignedInfo>.*</ds:SignedInfo>", ""),
                broken("without reference", "<ds:Reference .*</ds:Reference>", ""),
                broken("reference to everything", "<ds:Reference URI=\"[^\"]*\"", "<ds:Reference URI=\"\""),
                broken("reference to nothing", "<ds:Reference URI=\"[^\"]*\"", "<ds:Reference"),
                broken("reference to nowhere", "<ds:Reference URI=\"[^\"]*\"", "<ds:Reference URI=\"#nowhere\""),
                broken(
                        "reference to another host",
                        "<ds:Reference URI=\"[^\"]*\"",
                        "<ds:Reference URI=\"http://127.0.0.1:1/\""),
                broken(
                        "reference to a file",
                        "<ds:Reference URI=\"[^\"]*\"",
                        "<ds:Reference URI=\"file:///etc/hosts\""),
                broken("without value", "<ds:SignatureValue>.*</ds:SignatureValue>", ""),
                broken("value no Base64", "<ds:SignatureValue>[^<]*", "<ds:SignatureValue>***"),
                broken("blank value", "<ds:SignatureValue>[^<]*", "<ds:SignatureValue> "),
                broken("digest no Base64", "<ds:DigestValue>[^<]*", "<ds:DigestValue>***"),
                broken("without digest method", "<ds:DigestMethod [^>]*/>", ""),
                broken("unknown method", "xmldsig-more#rsa-sha256", "xmldsig-more#rsa-rot13"),
                broken("method without algorithm", "<ds:SignatureMethod [^>]*/>", "<ds:SignatureMethod/>"),
                broken("shared secret", "xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"),
                broken("unknown transform", "xmldsig#enveloped-signature", "xmldsig#undressed"),
                broken(
                        "XSLT",
                        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                        "http://www.w3.org/TR/1999/REC-xslt-19991116"),
                broken(
                        "XPath",
                        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                        "http://www.w3.org/TR/1999/REC-xpath-19991116"),
                broken(
                        "unknown canonical form",
                        "<ds:CanonicalizationMethod [^>]*/>",
                        "<ds:CanonicalizationMethod Algorithm=\"urn:x\"/>"),
                broken(
                        "certificate rubbish and digest wrong",
                        "(<ds:DigestValue>)[^<]*(.*<ds:X509Certificate>)[^<]*",
                        "$1AAAA$2AAAA"),
                broken(
                        "key elsewhere and digest wrong",
                        "(<ds:DigestValue>)[^<]*(.*)<ds:X509Data>.*</ds:X509Data>",
                        "$1AAAA$2<ds:RetrievalMethod URI=\"http://127.0.0.1:1/\"/>"));
    }

    @ParameterizedTest
    @MethodSource("brokenSignatures")
    void answerWhenSignatureIsBrokenThenItIsRefused(UnaryOperator<String> change) {
        assertRefused(SigningMode.ASSERTION, change);
    }

    @ParameterizedTest
    @EnumSource(
            value = SigningMode.class,
            names = {"ASSERTION", "RESPONSE"})
    void answerWhenCommentSplitsTheAddressThenNobodyGetsTheVictimsAccount(SigningMode mode) {
        // given: canonical XML leaves comments out, so that the signature stays good
        String longer = VICTIM.email() + ".evil.example";
        Person attacker = ATTACKER.withEmail(longer);
        SignIn person = realm.atJumpCloud();
        String xml = Wire.xml(realm, person.responseFor(attacker).withSigningMode(mode));

        // when
        Page page = Wire.answer(realm, person, xml.replace(longer, VICTIM.email() + "<!-- -->.evil.example"));

        // then
        Wire.assertNoFailure(page);
        assertThat(realm.admin().sessionsOf(victimId)).hasSize(1);
        assertThat(realm.admin().federatedIdentitiesOf(victimId)).hasSize(1);
        assertThat(person.login().email()).isEqualTo(longer);
    }

    Stream<Named<HmacSignature>> publicSecrets() throws Exception {
        X509Certificate certificate = realm.application().key().certificate();
        String pem = realm.application().key().certificatePem();
        return Stream.of(
                Named.of(
                        "the public key",
                        new HmacSignature(certificate.getPublicKey().getEncoded())),
                Named.of("the certificate", new HmacSignature(certificate.getEncoded())),
                Named.of("the certificate's text", new HmacSignature(pem.getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest
    @MethodSource("publicSecrets")
    void answerWhenSignedWithWhatIsNoSecretThenItIsRefused(HmacSignature signature) throws Exception {
        // given
        SignIn person = realm.atJumpCloud();
        String unsigned = asVictim(Wire.xml(realm, person.responseFor(ATTACKER).withSigningMode(SigningMode.NONE)));
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, person, signature.sign(unsigned));

        // then
        RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.ALGORITHM_TOO_WEAK);
        before.assertUnchanged(realm.admin());
    }

    private static Named<UnaryOperator<String>> broken(String name, String pattern, String replacement) {
        return Named.of(name, genuine -> {
            String changed = genuine.replaceAll(pattern, replacement);
            assertThat(changed).isNotEqualTo(genuine);
            return changed;
        });
    }

    private String asVictim(String xml) {
        return xml.replace(ATTACKER.email(), VICTIM.email());
    }

    private void assertRefused(SigningMode mode, UnaryOperator<String> attack) {
        // given
        SignIn person = realm.atJumpCloud();
        String genuine = Wire.xml(realm, person.responseFor(ATTACKER).withSigningMode(mode));
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, person, attack.apply(genuine));

        // then
        Wire.assertNoFailure(page);
        assertThat(Arrays.asList("JC-301", "JC-302", "JC-304", "JC-311"))
                .contains(RefusalPage.of(page).code());
        before.assertUnchanged(realm.admin());
    }
}
