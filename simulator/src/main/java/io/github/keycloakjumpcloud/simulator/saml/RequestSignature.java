package io.github.keycloakjumpcloud.simulator.saml;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks the signature of a service provider's request with the "SP Certificate" of an application.
 *
 * @param certificate the uploaded certificate; null fails every signed request
 */
public record RequestSignature(X509Certificate certificate) {

    private static final Map<String, String> ALGORITHMS = Map.of(
            SignatureMethod.RSA_SHA1, "SHA1withRSA",
            SignatureMethod.RSA_SHA256, "SHA256withRSA",
            SignatureMethod.RSA_SHA512, "SHA512withRSA");

    /**
     * Checks a message of the Redirect binding (SAML Bindings 3.4.4.1). A message without signature passes.
     *
     * @param query the query as received, still percent-encoded: the signature covers the encoded text
     * @throws InvalidAuthnRequestException when the message has a signature that is not valid, or the certificate
     *     is null
     */
    public void checkRedirect(String query) {
        Map<String, String> raw = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                raw.putIfAbsent(pair.substring(0, equals), pair);
            }
        }
        if (!raw.containsKey("Signature")) {
            return;
        }
        requireCertificate();
        String signed = Stream.of("SAMLRequest", "RelayState", "SigAlg")
                .filter(raw::containsKey)
                .map(raw::get)
                .collect(Collectors.joining("&"));
        try {
            String algorithm = ALGORITHMS.get(decodedValue(raw.getOrDefault("SigAlg", "SigAlg=")));
            if (algorithm == null) {
                throw new InvalidAuthnRequestException("The request is signed by an algorithm that is not supported");
            }
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(certificate.getPublicKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            require(signature.verify(Base64.getMimeDecoder().decode(decodedValue(raw.get("Signature")))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidAuthnRequestException("The request's signature cannot be checked", e);
        }
    }

    /**
     * Checks a message of the POST binding (SAML Bindings 3.5.4). A message without signature passes.
     *
     * @param samlRequest the form field, Base64
     * @throws InvalidAuthnRequestException when the message has a signature that is not valid or does not cover the
     *     whole
     *     message, or the certificate is null
     */
    public void checkPost(String samlRequest) {
        Element root = AuthnRequest.document(AuthnRequest.SignOnBinding.POST, samlRequest)
                .getDocumentElement();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (XMLSignature.XMLNS.equals(child.getNamespaceURI()) && "Signature".equals(child.getLocalName())) {
                requireCertificate();
                checkEnveloped(root, child);
            }
        }
    }

    private void checkEnveloped(Element root, Node signatureElement) {
        root.setIdAttribute("ID", true);
        DOMValidateContext context = new DOMValidateContext(certificate.getPublicKey(), signatureElement);
        try {
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            String covered = signature.getSignedInfo().getReferences().get(0).getURI();
            require(covered.equals("#" + root.getAttribute("ID")) && signature.validate(context));
        } catch (MarshalException | XMLSignatureException e) {
            throw new InvalidAuthnRequestException("The request's signature cannot be checked", e);
        }
    }

    private void requireCertificate() {
        if (certificate == null) {
            throw new InvalidAuthnRequestException("The request is signed, but the application has no SP Certificate");
        }
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new InvalidAuthnRequestException("The request's signature does not fit the SP Certificate");
        }
    }

    private static String decodedValue(String rawPair) {
        return URLDecoder.decode(rawPair.substring(rawPair.indexOf('=') + 1), StandardCharsets.UTF_8);
    }
}
