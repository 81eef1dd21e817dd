package io.github.keycloakjumpcloud.it.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What JumpCloud needs from Keycloak: the "SP Certificate" for signed requests, ACS URL and SP Entity ID. */
class ServiceProviderCertificateIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final TestRealm signing =
            realm.connect("signing", Map.of("wantAuthnRequestsSigned", "true"), change -> change);

    @Test
    void requestWhenSigningIsOnThenTheDownloadedCertificateVerifiesIt() throws Exception {
        // given
        X509Certificate certificate = certificate();

        // when
        SignIn person = signing.atJumpCloud();

        // then
        assertThat(person.request().signed()).isTrue();
        assertThat(verifies(postedRequest(person), certificate)).isTrue();
    }

    @Test
    void requestWhenItGoesByRedirectThenTheDownloadedCertificateVerifiesIt() throws Exception {
        // given
        TestRealm redirecting = realm.connect("redirecting", Map.of(), change -> change.withRedirectDeclared(true));
        redirecting.configure(Map.of("wantAuthnRequestsSigned", "true", "postBindingAuthnRequest", "false"));

        // when
        URI address = redirecting.atJumpCloud().browser().page().uri();

        // then
        String[] query = address.getRawQuery().split("&Signature=");
        assertThat(query).hasSize(2);
        assertThat(query[0]).contains("SAMLRequest=").contains("RelayState=").contains("rsa-sha256");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(certificate().getPublicKey());
        signature.update(query[0].getBytes(StandardCharsets.US_ASCII));
        String encoded = URLDecoder.decode(query[1], StandardCharsets.US_ASCII);
        assertThat(signature.verify(Base64.getMimeDecoder().decode(encoded))).isTrue();
    }

    @Test
    void requestWhenSigningIsOffThenItIsUnsigned() {
        // when
        SignIn person = realm.atJumpCloud();

        // then
        assertThat(person.request().signed()).isFalse();
    }

    @Test
    void certificateWhenRealmKeyIsRotatedThenItIsTheNewKeysAndVerifiesNewRequests() throws Exception {
        // given
        X509Certificate before = certificate();

        // when
        String key = realm.admin()
                .api()
                .post(
                        realm.admin().path("components"),
                        Map.of(
                                "name",
                                "next key",
                                "providerId",
                                "rsa-generated",
                                "providerType",
                                "org.keycloak.keys.KeyProvider",
                                "config",
                                Map.of("priority", List.of("900"))))
                .id();
        X509Certificate after = certificate();
        SignIn person = signing.atJumpCloud();
        realm.admin().api().delete(realm.admin().path("components/" + key));

        // then
        assertThat(after).isNotEqualTo(before);
        assertThat(verifies(postedRequest(person), after)).isTrue();
        assertThat(verifies(postedRequest(person), before)).isFalse();
    }

    @Test
    void certificateWhenDownloadedThenItIsAFileWithItsName() {
        // when
        Page page = download(TestRealm.ALIAS);

        // then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Disposition").orElse("")).contains("sp-certificate.pem");
        assertThat(page.body()).startsWith("-----BEGIN CERTIFICATE-----").doesNotContain("PRIVATE");
    }

    @Test
    void certificateWhenConnectionIsUnknownDisabledOrOfAnotherTypeThenNotFound() {
        // given
        realm.admin().createIdentityProvider("plain", "saml", Map.of("singleSignOnServiceUrl", "http://127.0.0.1/sso"));
        realm.admin().createIdentityProvider("off", TestRealm.PROVIDER, Map.of());
        int enabled = download("off").status();
        realm.admin().updateIdentityProvider("off", provider -> provider.put("enabled", false));

        // when
        List<Integer> answers = List.of("nobody", "plain", "off").stream()
                .map(alias -> download(alias).status())
                .toList();

        // then
        assertThat(enabled).isEqualTo(200);
        assertThat(answers).containsOnly(404);
    }

    @Test
    void descriptorWhenOpenedThenItShowsAcsUrlAndEntityId() throws Exception {
        // when
        Page page = new Browser().open(realm.acsUrl() + "/descriptor");

        // then
        Element entity = parse(page.body()).getDocumentElement();
        assertThat(entity.getLocalName()).isEqualTo("EntityDescriptor");
        assertThat(entity.getAttribute("entityID")).isEqualTo(realm.entityId());
        Element acs = (Element)
                entity.getElementsByTagNameNS("*", "AssertionConsumerService").item(0);
        assertThat(acs.getAttribute("Location")).isEqualTo(realm.acsUrl());
    }

    private Page download(String alias) {
        return new Browser().open(realm.entityId() + "/jumpcloud/" + alias + "/sp-certificate.pem");
    }

    private X509Certificate certificate() throws GeneralSecurityException {
        byte[] pem = download("signing").body().getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static String postedRequest(SignIn person) {
        String encoded = person.browser().form(Page.SAML_FORM).fields().get("SAMLRequest");
        return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static boolean verifies(String request, X509Certificate certificate) throws Exception {
        Document document = parse(request);
        document.getDocumentElement().setIdAttribute("ID", true);
        DOMValidateContext context = new DOMValidateContext(
                certificate.getPublicKey(),
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
