package io.github.keycloakjumpcloud.simulator.saml;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes a {@link SamlResponse} with elements and attributes in JumpCloud's order. */
final class ResponseDocument {

    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String ENTITY_FORMAT = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LETTERS = 26;
    private static final int ID_LENGTH = 40;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final SamlResponse facts;
    private final Instant issueInstant;
    private final Instant notOnOrAfter;
    private final Document document = SecureXml.newDocument();

    ResponseDocument(SamlResponse facts) {
        this.facts = facts;
        issueInstant = facts.issueInstant == null ? facts.clock.instant() : facts.issueInstant;
        notOnOrAfter = facts.notOnOrAfter == null ? issueInstant.plus(SamlResponse.TOLERANCE) : facts.notOnOrAfter;
    }

    String signedWith(SigningKey key) {
        Element unsigned = response();
        for (int i = 0; i < facts.assertionCount; i++) {
            assertion(unsigned, i == 0 ? facts.assertionId : null);
        }
        Document signed = SecureXml.parse(facts.rewriting.apply(SecureXml.serialize(document)));
        XmlSigner signer = new XmlSigner(key, facts.algorithm);
        Element response = signed.getDocumentElement();
        if (facts.signingMode.signsAssertion()) {
            assertions(response).forEach(signer::sign);
        }
        if (facts.signingMode.signsResponse()) {
            signer.sign(response);
        }
        return SecureXml.serialize(signed);
    }

    private static List<Element> assertions(Element response) {
        List<Element> assertions = new ArrayList<>();
        for (Node child = response.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && "Assertion".equals(element.getLocalName())) {
                assertions.add(element);
            }
        }
        return assertions;
    }

    private Element response() {
        Element response = document.createElementNS(PROTOCOL, "saml2p:Response");
        document.appendChild(response);
        declare(response, "saml2p", PROTOCOL);
        attribute(response, "Consent", "urn:oasis:names:tc:SAML:2.0:consent:unspecified");
        attribute(response, "Destination", facts.destination);
        attribute(response, "ID", facts.responseId == null ? newId() : facts.responseId);
        attribute(response, "InResponseTo", facts.inResponseTo);
        attribute(response, "IssueInstant", INSTANT.format(issueInstant));
        attribute(response, "Version", "2.0");
        Element issuer = issuer(response, facts.issuer);
        declare(issuer, "saml2", ASSERTION);
        status(response);
        return response;
    }

    private void status(Element response) {
        Element status = protocol(response, "Status");
        Element code = protocol(status, "StatusCode");
        attribute(code, "Value", facts.status.code());
        if (facts.status.subCode() != null) {
            attribute(protocol(code, "StatusCode"), "Value", facts.status.subCode());
        }
        if (facts.status.message() != null) {
            text(protocol(status, "StatusMessage"), facts.status.message());
        }
    }

    private void assertion(Element response, String id) {
        Element assertion = saml(response, "Assertion");
        declare(assertion, "saml2", ASSERTION);
        declare(assertion, "xs", XMLConstants.W3C_XML_SCHEMA_NS_URI);
        attribute(assertion, "ID", id == null ? newId() : id);
        attribute(assertion, "IssueInstant", INSTANT.format(issueInstant));
        attribute(assertion, "Version", "2.0");
        issuer(assertion, facts.assertionIssuer == null ? facts.issuer : facts.assertionIssuer);
        subject(assertion);
        conditions(assertion);
        attributeStatement(assertion);
        authnStatement(assertion);
    }

    private Element issuer(Element parent, String value) {
        Element issuer = saml(parent, "Issuer");
        attribute(issuer, "Format", ENTITY_FORMAT);
        return text(issuer, value);
    }

    private void subject(Element assertion) {
        Element subject = saml(assertion, "Subject");
        if (facts.nameId != null) {
            Element nameId = saml(subject, "NameID");
            attribute(nameId, "Format", facts.nameIdFormat);
            text(nameId, facts.nameId);
        }
        Element confirmation = saml(subject, "SubjectConfirmation");
        attribute(confirmation, "Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer");
        Element data = saml(confirmation, "SubjectConfirmationData");
        attribute(data, "InResponseTo", facts.confirmedRequest());
        attribute(data, "NotOnOrAfter", INSTANT.format(notOnOrAfter));
        attribute(data, "Recipient", facts.recipient);
    }

    private void conditions(Element assertion) {
        Element conditions = saml(assertion, "Conditions");
        Instant notBefore = facts.notBefore == null ? issueInstant.minus(SamlResponse.TOLERANCE) : facts.notBefore;
        attribute(conditions, "NotBefore", INSTANT.format(notBefore));
        attribute(conditions, "NotOnOrAfter", INSTANT.format(notOnOrAfter));
        if (facts.audience != null) {
            text(saml(saml(conditions, "AudienceRestriction"), "Audience"), facts.audience);
        }
    }

    private void attributeStatement(Element assertion) {
        if (facts.attributes.isEmpty()) {
            return;
        }
        Element statement = saml(assertion, "AttributeStatement");
        for (SamlAttribute each : facts.attributes) {
            Element attribute = saml(statement, "Attribute");
            attribute(attribute, "Name", each.name());
            if (each.origin() == SamlAttribute.Origin.USER) {
                attribute(attribute, "NameFormat", "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified");
            }
            for (String value : each.values()) {
                Element attributeValue = saml(attribute, "AttributeValue");
                declare(attributeValue, "xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
                attributeValue.setAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi:type", "xs:string");
                text(attributeValue, value);
            }
        }
    }

    private void authnStatement(Element assertion) {
        Element statement = saml(assertion, "AuthnStatement");
        attribute(statement, "AuthnInstant", INSTANT.format(issueInstant));
        attribute(
                statement,
                "SessionIndex",
                facts.sessionIndex == null ? UUID.randomUUID().toString() : facts.sessionIndex);
        text(
                saml(saml(statement, "AuthnContext"), "AuthnContextClassRef"),
                "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport");
    }

    private Element protocol(Element parent, String name) {
        return append(parent, PROTOCOL, "saml2p:" + name);
    }

    private Element saml(Element parent, String name) {
        return append(parent, ASSERTION, "saml2:" + name);
    }

    private Element append(Element parent, String namespace, String qualifiedName) {
        Element child = document.createElementNS(namespace, qualifiedName);
        parent.appendChild(child);
        return child;
    }

    /** Declares the prefix by hand: the signature covers the tree before the serializer could declare prefixes. */
    private static void declare(Element element, String prefix, String namespace) {
        element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, namespace);
    }

    private static void attribute(Element element, String name, String value) {
        if (value != null) {
            element.setAttributeNS(null, name, SecureXml.withoutIllegalCharacters(value));
        }
    }

    private static Element text(Element element, String value) {
        element.setTextContent(SecureXml.withoutIllegalCharacters(value));
        return element;
    }

    /**
     * 40 letters and digits, as in JumpCloud's ids. The first is a letter, because an xs:ID cannot start with a digit.
     */
    private static String newId() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        id.append(ID_ALPHABET.charAt(RANDOM.nextInt(LETTERS)));
        while (id.length() < ID_LENGTH) {
            id.append(ID_ALPHABET.charAt(RANDOM.nextInt(ID_ALPHABET.length())));
        }
        return id.toString();
    }
}
