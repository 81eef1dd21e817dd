package io.github.keycloakjumpcloud.simulator.saml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A certificate as text between BEGIN and END lines (RFC 7468 5). */
public final class PemCertificate {

    private static final int LINE_LENGTH = 64;

    private PemCertificate() {}

    /** Reads a certificate; throws {@link IllegalArgumentException} when the text is no PEM certificate. */
    public static X509Certificate read(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a PEM certificate", e);
        }
    }

    /** The certificate as text, in lines of 64 characters that end with a line feed. */
    public static String write(X509Certificate certificate) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(SigningKey.encoded(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }
}
