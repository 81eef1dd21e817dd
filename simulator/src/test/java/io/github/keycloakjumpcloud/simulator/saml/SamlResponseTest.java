package io.github.keycloakjumpcloud.simulator.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SamlResponseTest {

    private static final SigningKey KEY = SigningKey.generate();
    private static final String ACS = "https://keycloak.example.com/realms/r/broker/jumpcloud/endpoint";
    private static final String AUDIENCE = "https://keycloak.example.com/realms/r";
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.125Z");

    private final SamlResponse response = SamlResponse.to(ACS, AUDIENCE)
            .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
            .withAttribute("email", "anna@example.com");

    @Test
    void responseWhenUnsolicitedThenHasJumpCloudsAttributesAndNoInResponseTo() throws Exception {
        Element root = parsed(response).getDocumentElement();

        assertThat(root.getNodeName()).isEqualTo("saml2p:Response");
        assertThat(root.getAttribute("Consent")).isEqualTo("urn:oasis:names:tc:SAML:2.0:consent:unspecified");
        assertThat(root.getAttribute("Destination")).isEqualTo(ACS);
        assertThat(root.getAttribute("ID")).matches("[A-Z][A-Z0-9]{39}");
        assertThat(root.getAttribute("IssueInstant")).isEqualTo("2026-03-01T10:15:30.125Z");
        assertThat(root.getAttribute("Version")).isEqualTo("2.0");
        assertThat(root.hasAttribute("InResponseTo")).isFalse();
        assertThat(TestXml.childNames(root)).containsExactly("saml2:Issuer", "saml2p:Status", "saml2:Assertion");
    }

    @Test
    void responseWhenAnsweringARequestThenNamesItInResponseAndSubject() throws Exception {
        Document document = parsed(response.withInResponseTo("ID_request"));

        assertThat(document.getDocumentElement().getAttribute("InResponseTo")).isEqualTo("ID_request");
        assertThat(TestXml.only(document, "SubjectConfirmationData").getAttribute("InResponseTo"))
                .isEqualTo("ID_request");
    }

    @Test
    void assertionWhenWrittenThenHasJumpCloudsOrderTimesAndAudience() throws Exception {
        Document document = parsed(response.withNameId("anna@example.com"));

        assertThat(TestXml.childNames(TestXml.only(document, "Assertion")))
                .containsExactly(
                        "saml2:Issuer",
                        "ds:Signature",
                        "saml2:Subject",
                        "saml2:Conditions",
                        "saml2:AttributeStatement",
                        "saml2:AuthnStatement");
        Element conditions = TestXml.only(document, "Conditions");
        assertThat(conditions.getAttribute("NotBefore")).isEqualTo("2026-03-01T10:10:30.125Z");
        assertThat(conditions.getAttribute("NotOnOrAfter")).isEqualTo("2026-03-01T10:20:30.125Z");
        assertThat(TestXml.only(document, "Audience").getTextContent()).isEqualTo(AUDIENCE);
        Element confirmation = TestXml.only(document, "SubjectConfirmationData");
        assertThat(confirmation.getAttribute("NotOnOrAfter")).isEqualTo("2026-03-01T10:20:30.125Z");
        assertThat(confirmation.getAttribute("Recipient")).isEqualTo(ACS);
        Element nameId = TestXml.only(document, "NameID");
        assertThat(nameId.getTextContent()).isEqualTo("anna@example.com");
        assertThat(nameId.getAttribute("Format")).isEqualTo("urn:oasis:names:tc:SAML:1.0:nameid-format:unspecified");
        assertThat(TestXml.all(document, "Issuer")).allSatisfy(issuer -> assertThat(issuer.getAttribute("Format"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:nameid-format:entity"));
        Element statement = TestXml.only(document, "AuthnStatement");
        assertThat(statement.getAttribute("SessionIndex")).matches("[0-9a-f-]{36}");
        assertThat(statement.hasAttribute("SessionNotOnOrAfter")).isFalse();
    }

    @Test
    void attributesWhenUserAndConstantThenOnlyUserAttributesCarryNameFormat() throws Exception {
        Document document = parsed(
                response.withAttribute("memberOf", "App Users", "App Admins").withConstantAttribute("tenant", "acme"));

        Element memberOf = TestXml.all(document, "Attribute").get(1);
        assertThat(memberOf.getAttribute("NameFormat"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified");
        assertThat(memberOf.hasAttribute("FriendlyName")).isFalse();
        assertThat(memberOf.getChildNodes().getLength()).isEqualTo(2);
        assertThat(((Element) memberOf.getFirstChild())
                        .getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type"))
                .isEqualTo("xs:string");
        assertThat(TestXml.all(document, "Attribute").get(2).hasAttribute("NameFormat"))
                .isFalse();
    }

    @Test
    void signatureWhenDefaultThenIsShapedAsJumpClouds() throws Exception {
        Document document = parsed(response);

        assertThat(TestXml.only(document, "InclusiveNamespaces").getAttribute("PrefixList"))
                .isEqualTo("xs");
        assertThat(TestXml.only(document, "CanonicalizationMethod").getAttribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2001/10/xml-exc-c14n#");
        assertThat(TestXml.only(document, "X509Certificate").getTextContent()).isEqualTo(KEY.certificateBase64());
        assertThat(response.xml(KEY)).doesNotContain("&#13;");
    }

    @Test
    void valuesWhenTheyHoldIllegalCharactersThenThoseAreLeftOutAndTheSignatureHolds() throws Exception {
        SamlResponse odd = response.withAttribute("FirstName", "A\u0000\u0008\uFFFE<&>\"'\r\n\t🌸山田\u202E\uD800");

        Document document = parsed(odd);

        Element value = TestXml.all(document, "AttributeValue").get(1);
        assertThat(value.getTextContent()).isEqualTo("A<&>\"'\r\n\t🌸山田\u202E");
        assertThat(TestXml.verifies(
                        TestXml.only(document, "Assertion"), KEY.certificate().getPublicKey(), true))
                .isTrue();
    }

    @Test
    void responseWhenStatusIsAnErrorThenCarriesNoAssertion() throws Exception {
        Document document = parsed(response.withStatus(SamlStatus.requestDenied("Not assigned")));

        assertThat(TestXml.all(document, "Assertion")).isEmpty();
        assertThat(TestXml.all(document, "StatusCode"))
                .extracting(code -> code.getAttribute("Value"))
                .containsExactly(
                        "urn:oasis:names:tc:SAML:2.0:status:Responder",
                        "urn:oasis:names:tc:SAML:2.0:status:RequestDenied");
        assertThat(TestXml.only(document, "StatusMessage").getTextContent()).isEqualTo("Not assigned");
    }

    @Test
    void responseWhenKnobsAreNullThenTheirElementsAreAbsent() throws Exception {
        Document document = parsed(response.withDestination(null)
                .withRecipient(null)
                .withAudience(null)
                .withNameId(null)
                .withoutAttribute("email"));

        assertThat(document.getDocumentElement().hasAttribute("Destination")).isFalse();
        assertThat(TestXml.only(document, "SubjectConfirmationData").hasAttribute("Recipient"))
                .isFalse();
        assertThat(TestXml.all(document, "AudienceRestriction")).isEmpty();
        assertThat(TestXml.all(document, "NameID")).isEmpty();
        assertThat(TestXml.all(document, "AttributeStatement")).isEmpty();
    }

    @Test
    void xmlWhenAskedTwiceThenIdsDifferUnlessSet() throws Exception {
        SamlResponse fixed = response.withAssertionId("FIXED").withAssertionCount(2);

        assertThat(id(response)).isNotEqualTo(id(response));
        assertThat(TestXml.all(parsed(fixed), "Assertion"))
                .extracting(assertion -> assertion.getAttribute("ID"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .contains("FIXED");
    }

    @Test
    void withMethodsWhenCalledThenTheOriginalIsUnchanged() throws Exception {
        response.withIssuer("other").withAttribute("email", "other@example.com");

        assertThat(response.attributes().get(0).values()).containsExactly("anna@example.com");
        assertThat(TestXml.all(parsed(response), "Issuer"))
                .extracting(Element::getTextContent)
                .containsOnly("JumpCloud");
    }

    @Test
    void base64WhenDecodedThenIsTheMessage() {
        String decoded = new String(
                Base64.getDecoder().decode(response.withAssertionId("FIXED").base64(KEY)), StandardCharsets.UTF_8);

        assertThat(decoded).startsWith("<?xml").contains("ID=\"FIXED\"").endsWith("</saml2p:Response>");
    }

    private static String id(SamlResponse response) throws Exception {
        return TestXml.only(parsed(response), "Assertion").getAttribute("ID");
    }

    private static Document parsed(SamlResponse response) throws Exception {
        return TestXml.parse(response.xml(KEY));
    }
}
