package io.github.keycloakjumpcloud.core.certificate;

import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** A certificate out of a text that an admin pasted. Two are equal when their bytes are equal. */
public final class PastedCertificate {

    private final X509Certificate certificate;
    private final String base64;

    private PastedCertificate(X509Certificate certificate, String base64) {
        this.certificate = certificate;
        this.base64 = base64;
    }

    /**
     * Reads one or more certificates. The text may be PEM with or without BEGIN and END lines, in straight or
     * typographic quotes, with blanks anywhere and with line breaks typed as {@code \n}. Several certificates may
     * follow each other or be joined by commas, semicolons or {@code ##}. A certificate that occurs twice is returned
     * once.
     *
     * @param pasted at most 256 KB (262,144 characters)
     * @return at least one certificate, in the order of the text
     * @throws WrongInput when the text has no certificate, or anything else than certificates
     */
    public static List<PastedCertificate> parseAll(String pasted) {
        return PastedText.certificatesIn(pasted).stream()
                .map(PastedCertificate::of)
                .distinct()
                .toList();
    }

    /** The same certificate in this form. */
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
