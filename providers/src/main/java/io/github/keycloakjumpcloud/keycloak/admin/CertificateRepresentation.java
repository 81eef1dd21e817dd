package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.certificate.CertificateState;
import io.github.keycloakjumpcloud.core.certificate.TrustedCertificates;
import java.security.cert.X509Certificate;

/**
 * A certificate that a connection trusts.
 *
 * @param serialNumber hexadecimal
 * @param notBefore in ISO 8601, as is {@code notAfter}
 * @param state {@code valid}, {@code not-yet-valid} or {@code expired}
 * @param use {@code current}, {@code next} or {@code expired}
 */
public record CertificateRepresentation(
        String subject, String serialNumber, String notBefore, String notAfter, String state, String use) {

    static CertificateRepresentation of(X509Certificate certificate, TrustedCertificates trusted) {
        return new CertificateRepresentation(
                certificate.getSubjectX500Principal().getName(),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant().toString(),
                certificate.getNotAfter().toInstant().toString(),
                Slug.of(CertificateState.of(certificate, trusted.now())),
                Slug.of(trusted.useOf(certificate)));
    }
}
