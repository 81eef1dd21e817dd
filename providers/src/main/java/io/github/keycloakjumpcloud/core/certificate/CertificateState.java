package io.github.keycloakjumpcloud.core.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** The state of a certificate at a time (RFC 5280 §4.1.2.5). The first and the last moment belong to the validity. */
public enum CertificateState {
    NOT_YET_VALID,
    VALID,
    EXPIRED;

    /** The state of the certificate at this time. */
    public static CertificateState of(X509Certificate certificate, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return NOT_YET_VALID;
        }
        return now.isAfter(certificate.getNotAfter().toInstant()) ? EXPIRED : VALID;
    }
}
