package io.github.keycloakjumpcloud.core.certificate;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** One certificate out of what an admin pasted. Equal to another one of the same bytes. */
public final class PastedCertificate {

    private final X509Certificate certificate;
    private final String base64;

    private PastedCertificate(X509Certificate certificate, String base64) {
        this.certificate = certificate;
        this.base64 = base64;
    }

    /**
     * Reads one or more certificates: PEM with or without its BEGIN and END lines, in straight or typographic quotes,
     * with blanks anywhere, with line breaks typed as {@code \n}, one after another or joined by commas, semicolons or
     * {@code ##}. A certificate that occurs twice is returned once.
     *
     * @throws CertificateProblem when there is none, or anything that is none
     */
    public static List<PastedCertificate> parseAll(String pasted) {
        return PastedText.certificatesIn(pasted).stream()
                .map(PastedCertificate::of)
                .distinct()
                .toList();
    }

    /** A certificate that was read before. */
    public static PastedCertificate of(X509Certificate certificate) {
        try {
            return new PastedCertificate(certificate, Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was decoded cannot be encoded", e);
        }
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate's DER bytes in Base64 on a single line. */
    public String base64() {
        return base64;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PastedCertificate pasted && base64.equals(pasted.base64);
    }

    @Override
    public int hashCode() {
        return base64.hashCode();
    }

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal() + " until "
                + certificate.getNotAfter().toInstant();
    }
}
