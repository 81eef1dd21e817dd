package io.github.keycloakjumpcloud.simulator.saml;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signs with enveloped signatures in JumpCloud's shape (SAML Core 5.4): exclusive c14n, the whole certificate in
 * KeyInfo.
 */
record XmlSigner(SigningKey key, SignatureAlgorithm algorithm) {

    /** Signs the element by its {@code ID} and puts the signature directly after its {@code Issuer}. */
    void sign(Element signed) {
        signed.setIdAttribute("ID", true);
        Node issuer = signed.getFirstChild();
        DOMSignContext context = new DOMSignContext(key.privateKey(), signed, issuer.getNextSibling());
        context.setDefaultNamespacePrefix("ds");
        context.putNamespacePrefix(ExcC14NParameterSpec.class.getName(), "ec");
        context.putNamespacePrefix(CanonicalizationMethod.EXCLUSIVE, "ec");
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            factory.newXMLSignature(signedInfo(factory, signed.getAttribute("ID")), keyInfo(factory))
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("Could not sign", e);
        }
        // The JDK breaks Base64 with CR LF, which would be written as &#13;. Neither element is signed itself.
        joinLines(signed, "SignatureValue");
        joinLines(signed, "X509Certificate");
    }

    private SignedInfo signedInfo(XMLSignatureFactory factory, String id) throws GeneralSecurityException {
        Transform enveloped = factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null);
        Transform canonical =
                factory.newTransform(CanonicalizationMethod.EXCLUSIVE, new ExcC14NParameterSpec(List.of("xs")));
        Reference reference = factory.newReference(
                "#" + id,
                factory.newDigestMethod(algorithm.digestUri(), null),
                List.of(enveloped, canonical),
                null,
                null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(algorithm.signatureUri(), null),
                List.of(reference));
    }

    private KeyInfo keyInfo(XMLSignatureFactory factory) {
        KeyInfoFactory infos = factory.getKeyInfoFactory();
        return infos.newKeyInfo(List.of(infos.newX509Data(List.of(key.certificate()))));
    }

    private static void joinLines(Element signed, String localName) {
        for (Node child = signed.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (XMLSignature.XMLNS.equals(child.getNamespaceURI()) && child instanceof Element signature) {
                Node value = signature
                        .getElementsByTagNameNS(XMLSignature.XMLNS, localName)
                        .item(0);
                value.setTextContent(value.getTextContent().replaceAll("\\s", ""));
            }
        }
    }
}
