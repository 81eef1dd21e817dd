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
        Optional<Instant> lastEnd = certificates.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .max(Comparator.naturalOrder());
        Optional<Instant> nextStart = certificates.stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
        boolean validNow = certificates.stream().anyMatch(certificate -> isValid(certificate, now));
        return new CertificateValidity(lastEnd.filter(now::isAfter), nextStart.filter(start -> !validNow));
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }
}
