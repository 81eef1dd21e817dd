package io.github.keycloakjumpcloud.simulator.saml;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakjumpcloud.simulator.web.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class RequestSignatureTest {

    private static final SigningKey KEY = SigningKey.generate();

    private final RequestSignature check = new RequestSignature(KEY.certificate());
    private final RequestSignature withoutCertificate = new RequestSignature(null);

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, SHA256withRSA",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512, SHA512withRSA",
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1, SHA1withRSA"
    })
    void redirectWhenSignedByTheProviderThenPasses(String uri, String algorithm) throws Exception {
        String query = signedQuery(uri, algorithm);

        assertThatCode(() -> check.checkRedirect(query)).doesNotThrowAnyException();
    }

    @Test
    void redirectWhenChangedOrSignedByAnotherThenIsRefused() throws Exception {
        String query = signedQuery("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA");

        assertRefused("does not fit", () -> check.checkRedirect(query.replace("RelayState=r", "RelayState=s")));
        assertRefused(
                "does not fit", () -> new RequestSignature(SigningKey.generate().certificate()).checkRedirect(query));
        assertRefused("not supported", () -> check.checkRedirect(query.replace("rsa-sha256", "hmac-md5")));
        assertRefused("no SP Certificate", () -> withoutCertificate.checkRedirect(query));
    }

    @Test
    void postWhenSignedByTheProviderThenPasses() throws Exception {
        String request = TestAuthnRequest.post(signedXml());

        assertThatCode(() -> check.checkPost(request)).doesNotThrowAnyException();
    }

    @Test
    void postWhenChangedOrSignedByAnotherThenIsRefused() throws Exception {
        String changed = TestAuthnRequest.post(signedXml().replace("/acs", "/evil"));

        assertRefused("does not fit", () -> check.checkPost(changed));
        assertRefused("no SP Certificate", () -> withoutCertificate.checkPost(TestAuthnRequest.post(signedXml())));
    }

    @Test
    void requestWhenUnsignedThenPassesWithAndWithoutCertificate() {
        String post = TestAuthnRequest.post(TestAuthnRequest.XML);

        assertThatCode(() -> {
                    check.checkPost(post);
                    withoutCertificate.checkPost(post);
                    check.checkRedirect("SAMLRequest=x&RelayState=y");
                    withoutCertificate.checkRedirect("");
                })
                .doesNotThrowAnyException();
    }

    private static void assertRefused(String reason, ThrowingCallable check) {
        assertThatExceptionOfType(InvalidAuthnRequestException.class)
                .isThrownBy(check)
                .withMessageContaining(reason);
    }

    private static String signedXml() {
        Document document = SecureXml.parse(TestAuthnRequest.XML);
        new XmlSigner(KEY, SignatureAlgorithm.RSA_SHA256).sign(document.getDocumentElement());
        return SecureXml.serialize(document);
    }

    private static String signedQuery(String uri, String algorithm) throws Exception {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("SAMLRequest", TestAuthnRequest.redirect(TestAuthnRequest.XML));
        parameters.put("RelayState", "r");
        parameters.put("SigAlg", uri);
        String query = Parameters.encode(parameters);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(KEY.privateKey());
        signature.update(query.getBytes(StandardCharsets.US_ASCII));
        String value = Base64.getEncoder().encodeToString(signature.sign());
        return query + "&" + Parameters.encode(Map.of("Signature", value));
    }
}
