package io.github.keycloakjumpcloud.simulator.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A service provider's request (SAML Core 3.4.1). A text is null when the provider left the attribute or element out,
 * except the id, which is required.
 *
 * @param signed whether the message has an XML signature. {@link RequestSignature} checks the signature, and also
 *     finds the
 *     signature of the Redirect binding, which is a query parameter.
 */
public record AuthnRequest(
        String id,
        String issuer,
        String acsUrl,
        String destination,
        String relayState,
        boolean forceAuthn,
        String nameIdPolicyFormat,
        boolean signed) {

    /** The binding by which a request arrives (SAML Bindings 3.4 and 3.5). */
    public enum SignOnBinding {
        REDIRECT,
        POST
    }

    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final int MAX_BYTES = 256 * 1024;

    public AuthnRequest {
        Objects.requireNonNull(id, "id");
    }

    /**
     * Reads the decoded query parameter {@code SAMLRequest}: Base64 of the deflated message (SAML Bindings 3.4.4.1).
     */
    public static AuthnRequest redirect(String samlRequest, String relayState) {
        return parse(SignOnBinding.REDIRECT, samlRequest, relayState);
    }

    /** Reads the form field {@code SAMLRequest}: Base64 of the message (SAML Bindings 3.5.4). */
    public static AuthnRequest post(String samlRequest, String relayState) {
        return parse(SignOnBinding.POST, samlRequest, relayState);
    }

    /**
     * Reads the parameter {@code SAMLRequest} of a binding.
     *
     * @param relayState the parameter {@code RelayState}; null when it is absent
     * @throws InvalidAuthnRequestException when the message is no AuthnRequest, has a DTD or is larger than 256 KiB
     */
    public static AuthnRequest parse(SignOnBinding binding, String samlRequest, String relayState) {
        return of(document(binding, samlRequest).getDocumentElement(), relayState);
    }

    static Document document(SignOnBinding binding, String samlRequest) {
        try {
            InputStream message =
                    new ByteArrayInputStream(Base64.getMimeDecoder().decode(samlRequest));
            if (binding == SignOnBinding.REDIRECT) {
                message = new InflaterInputStream(message, new Inflater(true));
            }
            byte[] xml = message.readNBytes(MAX_BYTES + 1);
            if (xml.length > MAX_BYTES) {
                throw new InvalidAuthnRequestException("SAMLRequest is larger than " + MAX_BYTES + " bytes");
            }
            return SecureXml.parse(new String(xml, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IOException e) {
            throw new InvalidAuthnRequestException("SAMLRequest cannot be read: " + e.getMessage(), e);
        }
    }

    private static AuthnRequest of(Element root, String relayState) {
        if (!PROTOCOL.equals(root.getNamespaceURI()) || !"AuthnRequest".equals(root.getLocalName())) {
            throw new InvalidAuthnRequestException("SAMLRequest holds " + root.getNodeName() + ", not an AuthnRequest");
        }
        if (!root.hasAttribute("ID")) {
            throw new InvalidAuthnRequestException("The AuthnRequest has no ID");
        }
        Element issuer = first(root, ASSERTION, "Issuer");
        Element policy = first(root, PROTOCOL, "NameIDPolicy");
        String forceAuthn = root.getAttribute("ForceAuthn");
        return new AuthnRequest(
                root.getAttribute("ID"),
                issuer == null ? null : issuer.getTextContent().strip(),
                attribute(root, "AssertionConsumerServiceURL"),
                attribute(root, "Destination"),
                relayState,
                "true".equals(forceAuthn) || "1".equals(forceAuthn),
                policy == null ? null : attribute(policy, "Format"),
                first(root, XMLSignature.XMLNS, "Signature") != null);
    }

    private static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static Element first(Element root, String namespace, String localName) {
        NodeList found = root.getElementsByTagNameNS(namespace, localName);
        return found.getLength() == 0 ? null : (Element) found.item(0);
    }
}
