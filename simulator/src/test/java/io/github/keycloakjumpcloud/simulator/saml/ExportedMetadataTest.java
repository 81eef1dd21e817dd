package io.github.keycloakjumpcloud.simulator.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ExportedMetadataTest {

    private static final SigningKey KEY = SigningKey.generate();
    private static final String SSO = "https://sso.example.com/saml2/app";

    @Test
    void metadataWhenRedirectIsNotDeclaredThenListsPostOnly() throws Exception {
        Document document = TestXml.parse(metadata(false));

        assertThat(bindings(document)).containsExactly("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
    }

    @Test
    void metadataWhenRedirectIsDeclaredThenListsItWithTheSameUrl() throws Exception {
        Document document = TestXml.parse(metadata(true));

        assertThat(bindings(document))
                .containsExactly(
                        "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
                        "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect");
        assertThat(TestXml.all(document, "SingleSignOnService"))
                .allSatisfy(each -> assertThat(each.getAttribute("Location")).isEqualTo(SSO));
    }

    @Test
    void metadataWhenExportedThenHasJumpCloudsShape() throws Exception {
        Document document = TestXml.parse(metadata(false));

        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("entityID")).isEqualTo("Jump & Cloud");
        assertThat(root.hasAttribute("validUntil")).isFalse();
        assertThat(TestXml.childNames(TestXml.only(document, "IDPSSODescriptor")))
                .containsExactly("md:KeyDescriptor", "md:NameIDFormat", "md:SingleSignOnService");
        assertThat(TestXml.only(document, "IDPSSODescriptor").getAttribute("WantAuthnRequestsSigned"))
                .isEqualTo("false");
        assertThat(TestXml.only(document, "X509Certificate").getTextContent()).isEqualTo(KEY.certificateBase64());
    }

    private static String metadata(boolean redirect) {
        return new ExportedMetadata("Jump & Cloud", SSO, redirect, List.of(KEY.certificate())).xml();
    }

    private static List<String> bindings(Document document) {
        return TestXml.all(document, "SingleSignOnService").stream()
                .map(each -> each.getAttribute("Binding"))
                .toList();
    }
}
