package io.github.keycloakjumpcloud.core.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether any of the trusted certificates is valid now (RFC 5280 §4.1.2.5).
 *
 * @param allExpiredSince when the last certificate expired; empty unless all have expired
 * @param notYetValidUntil when the next certificate becomes valid; empty when a certificate is valid now or none will
 *     be
 */
public record CertificateValidity(Optional<Instant> allExpiredSince, Optional<Instant> notYetValidUntil) {

    /** The validity at the given time. Both parts are empty when there is no certificate. */
    public static CertificateValidity of(List<X509Certificate> certificates, Instant now) {
        Optional<Instant> lastEnd = lastEnd(certificates);
        Optional<Instant> nextStart = certificates.stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
        boolean validNow = certificates.stream()
                .anyMatch(certificate -> CertificateState.of(certificate, now) == CertificateState.VALID);
        return new CertificateValidity(lastEnd.filter(now::isAfter), nextStart.filter(start -> !validNow));
    }

    /** When the last of the certificates expires; empty when there is none. */
    public static Optional<Instant> lastEnd(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .max(Comparator.naturalOrder());
    }
}
