package io.github.keycloakjumpcloud.simulator.saml;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The file that "Export Metadata" of a JumpCloud application gives (SAML Metadata 2.4.3), unsigned and without
 * validUntil.
 *
 * @param entityId         the IdP Entity ID, free text
 * @param ssoUrl           the IdP URL
 * @param redirectDeclared the setting "Declare Redirect Endpoint": true lists HTTP-Redirect besides HTTP-POST
 * @param certificates     one KeyDescriptor for each certificate; JumpCloud itself exports one certificate
 */
public record ExportedMetadata(
        String entityId, String ssoUrl, boolean redirectDeclared, List<X509Certificate> certificates) {

    private static final String NAMESPACE = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings:";

    public ExportedMetadata {
        Objects.requireNonNull(entityId, "entityId");
        Objects.requireNonNull(ssoUrl, "ssoUrl");
        certificates = List.copyOf(certificates);
    }

    /** The file as text. */
    public String xml() {
        Document document = SecureXml.newDocument();
        Element entity = document.createElementNS(NAMESPACE, "md:EntityDescriptor");
        document.appendChild(entity);
        entity.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:md", NAMESPACE);
        entity.setAttribute("entityID", SecureXml.withoutIllegalCharacters(entityId));
        Element idp = append(entity, NAMESPACE, "md:IDPSSODescriptor");
        idp.setAttribute("WantAuthnRequestsSigned", "false");
        idp.setAttribute("protocolSupportEnumeration", "urn:oasis:names:tc:SAML:2.0:protocol");
        certificates.forEach(certificate -> keyDescriptor(idp, certificate));
        append(idp, NAMESPACE, "md:NameIDFormat").setTextContent(NameIdFormat.UNSPECIFIED_1_0.uri());
        endpoint(idp, "HTTP-POST");
        if (redirectDeclared) {
            endpoint(idp, "HTTP-Redirect");
        }
        return SecureXml.serialize(document);
    }

    private static void keyDescriptor(Element idp, X509Certificate certificate) {
        Element descriptor = append(idp, NAMESPACE, "md:KeyDescriptor");
        descriptor.setAttribute("use", "signing");
        Element keyInfo = append(descriptor, XMLSignature.XMLNS, "ds:KeyInfo");
        keyInfo.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:ds", XMLSignature.XMLNS);
        Element data = append(keyInfo, XMLSignature.XMLNS, "ds:X509Data");
        append(data, XMLSignature.XMLNS, "ds:X509Certificate")
                .setTextContent(Base64.getEncoder().encodeToString(SigningKey.encoded(certificate)));
    }

    private void endpoint(Element idp, String binding) {
        Element endpoint = append(idp, NAMESPACE, "md:SingleSignOnService");
        endpoint.setAttribute("Binding", BINDINGS + binding);
        endpoint.setAttribute("Location", ssoUrl);
    }

    private static Element append(Element parent, String namespace, String qualifiedName) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, qualifiedName);
        parent.appendChild(child);
        return child;
    }
}
