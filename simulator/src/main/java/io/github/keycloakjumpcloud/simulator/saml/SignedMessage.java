package io.github.keycloakjumpcloud.simulator.saml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.w3c.dom.Document;

/** Signs any message as JumpCloud signs responses. Tests use it for messages that JumpCloud does not send. */
public final class SignedMessage {

    private SignedMessage() {}

    /**
     * The XML with an enveloped signature of the root element (SAML Core 5.4). The first child of the root must be
     * Issuer.
     */
    public static String xml(String unsigned, SigningKey key, SignatureAlgorithm algorithm) {
        Document message = SecureXml.parse(unsigned);
        new XmlSigner(key, algorithm).sign(message.getDocumentElement());
        return SecureXml.serialize(message);
    }

    /**
     * The query of a message on the Redirect binding (SAML Bindings 3.4.4.1).
     *
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     * @param relayState null leaves the parameter out
     */
    public static String query(
            String parameter, String xml, String relayState, SigningKey key, SignatureAlgorithm algorithm) {
        String signed = parameter + "=" + encoded(deflated(xml))
                + (relayState == null ? "" : "&RelayState=" + encoded(relayState))
                + "&SigAlg=" + encoded(algorithm.signatureUri());
        try {
            Signature signature =
                    Signature.getInstance(algorithm == SignatureAlgorithm.RSA_SHA1 ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key.privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not sign", e);
        }
    }

    private static String deflated(String xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
