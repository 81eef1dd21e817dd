package io.github.keycloakjumpcloud.it.harness.refusal;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * A signature that is right in itself, made with what is no secret: a verifier that lets the message choose the algorithm
 * would take the public key for an HMAC key.
 */
public record HmacSignature(byte[] key) {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

    /** Signs the one assertion of a response, which must not be signed yet. */
    public String sign(String response) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
        Document document = parsers.newDocumentBuilder().parse(new InputSource(new StringReader(response)));
        Element assertion =
                (Element) document.getElementsByTagNameNS(SAML, "Assertion").item(0);
        assertion.setIdAttribute("ID", true);
        Node afterIssuer = assertion.getFirstChild().getNextSibling();
        DOMSignContext context = new DOMSignContext(new SecretKeySpec(key, "HmacSHA256"), assertion, afterIssuer);
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        context.setDefaultNamespacePrefix("ds");
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        factory.newXMLSignature(signedInfo(factory, assertion.getAttribute("ID")), null)
                .sign(context);
        StringWriter out = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }

    private SignedInfo signedInfo(XMLSignatureFactory factory, String id) throws Exception {
        Reference reference = factory.newReference(
                "#" + id,
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(SignatureMethod.HMAC_SHA256, null),
                List.of(reference));
    }
}
