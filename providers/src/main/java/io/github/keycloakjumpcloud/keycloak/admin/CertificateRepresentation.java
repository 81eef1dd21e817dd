package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.certificate.CertificateState;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;

/**
 * A certificate that a connection trusts.
 *
 * @param serialNumber hexadecimal
 * @param notBefore in ISO 8601, as is {@code notAfter}
 * @param state {@code valid}, {@code not-yet-valid} or {@code expired}
 */
public record CertificateRepresentation(
        String subject, String serialNumber, String notBefore, String notAfter, String state) {

    static CertificateRepresentation of(X509Certificate certificate, Instant now) {
        return new CertificateRepresentation(
                certificate.getSubjectX500Principal().getName(),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant().toString(),
                certificate.getNotAfter().toInstant().toString(),
                CertificateState.of(certificate, now)
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'));
    }
}
