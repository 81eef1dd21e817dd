package io.github.keycloakjumpcloud.simulator.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class SignatureTest {

    private static final SigningKey KEY = SigningKey.generate();
    private static final PublicKey PUBLIC = KEY.certificate().getPublicKey();

    private final SamlResponse response = SamlResponse.to("https://sp.example.com/acs", "sp")
            .withAttribute("email", "anna@example.com")
            .withAttribute("memberOf", "Ünïcode & <markup>", "two");

    @ParameterizedTest
    @CsvSource({
        "ASSERTION, RSA_SHA256, true, false",
        "RESPONSE, RSA_SHA256, false, true",
        "BOTH, RSA_SHA256, true, true",
        "NONE, RSA_SHA256, false, false",
        "ASSERTION, RSA_SHA1, true, false",
        "BOTH, RSA_SHA1, true, true"
    })
    void signatureWhenModeIsSetThenExactlyThosePartsVerify(
            SigningMode mode, SignatureAlgorithm algorithm, boolean assertionSigned, boolean responseSigned)
            throws Exception {
        String xml = response.withSigningMode(mode).withAlgorithm(algorithm).xml(KEY);
        boolean secureValidation = algorithm != SignatureAlgorithm.RSA_SHA1;

        Document document = TestXml.parse(xml);

        assertThat(TestXml.verifies(TestXml.only(document, "Assertion"), PUBLIC, secureValidation))
                .isEqualTo(assertionSigned);
        assertThat(TestXml.verifies(document.getDocumentElement(), PUBLIC, secureValidation))
                .isEqualTo(responseSigned);
    }

    @Test
    void signatureWhenAlgorithmIsSha1ThenDigestIsSha1Too() throws Exception {
        Document document = TestXml.parse(
                response.withAlgorithm(SignatureAlgorithm.RSA_SHA1).xml(KEY));

        assertThat(TestXml.only(document, "SignatureMethod").getAttribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2000/09/xmldsig#rsa-sha1");
        assertThat(TestXml.only(document, "DigestMethod").getAttribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2000/09/xmldsig#sha1");
    }

    @Test
    void signatureWhenContentIsChangedThenDoesNotVerify() throws Exception {
        String xml = response.withSigningMode(SigningMode.BOTH).xml(KEY).replace("anna@", "eve@");

        Document document = TestXml.parse(xml);

        assertThat(TestXml.verifies(TestXml.only(document, "Assertion"), PUBLIC, true))
                .isFalse();
        assertThat(TestXml.verifies(document.getDocumentElement(), PUBLIC, true))
                .isFalse();
    }

    @Test
    void signatureWhenCheckedWithAnotherKeyThenDoesNotVerify() throws Exception {
        Document document = TestXml.parse(response.xml(KEY));

        PublicKey other = SigningKey.generate().certificate().getPublicKey();

        assertThat(TestXml.verifies(TestXml.only(document, "Assertion"), other, true))
                .isFalse();
    }
}
