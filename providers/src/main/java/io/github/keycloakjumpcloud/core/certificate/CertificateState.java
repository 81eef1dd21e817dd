package io.github.keycloakjumpcloud.core.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** How a certificate stands at a time (RFC 5280 §4.1.2.5); both ends belong to its validity. */
public enum CertificateState {
    NOT_YET_VALID,
    VALID,
    EXPIRED;

    public static CertificateState of(X509Certificate certificate, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return NOT_YET_VALID;
        }
        return now.isAfter(certificate.getNotAfter().toInstant()) ? EXPIRED : VALID;
    }
}
