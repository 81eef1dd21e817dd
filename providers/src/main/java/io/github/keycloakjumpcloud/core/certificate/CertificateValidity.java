package io.github.keycloakjumpcloud.core.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether any of the trusted certificates is valid now (RFC 5280 §4.1.2.5).
 *
 * @param allExpiredSince set only when every certificate has expired: when the last one did
 * @param notYetValidUntil set only when none is valid now, but one will be: when the first one will
 */
public record CertificateValidity(Optional<Instant> allExpiredSince, Optional<Instant> notYetValidUntil) {

    /** The validity at the given time; of no certificate at all nothing is said. */
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

    /** When the last of them expires; empty when there is none. */
    public static Optional<Instant> lastEnd(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .max(Comparator.naturalOrder());
    }
}
