package io.github.keycloakjumpcloud.core.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The certificates that a connection trusts, seen at one time. The first certificate in the list that is valid is the
 * current one.
 *
 * @param all the certificates in the connection's order
 * @param now the time at which they are judged
 */
public record TrustedCertificates(List<X509Certificate> all, Instant now) {

    public TrustedCertificates {
        all = List.copyOf(all);
    }

    /** The use of one of the certificates. */
    public CertificateUse useOf(X509Certificate certificate) {
        if (isExpired(certificate)) {
            return CertificateUse.EXPIRED;
        }
        return current().filter(certificate::equals).isPresent() ? CertificateUse.CURRENT : CertificateUse.NEXT;
    }

    /**
     * The certificates that are trusted after this one is stored as the next. The current certificate stays, the new
     * one replaces any other next certificate, and expired ones are removed.
     */
    public NextCertificate hold(X509Certificate next) {
        if (isExpired(next)) {
            return new NextCertificate.Expired(next.getNotAfter().toInstant());
        }
        if (current().filter(next::equals).isPresent()) {
            return new NextCertificate.Current();
        }
        if (next().equals(List.of(next))) {
            return new NextCertificate.HeldAlready();
        }
        return new NextCertificate.Held(
                Stream.concat(current().stream(), Stream.of(next)).toList());
    }

    private Optional<X509Certificate> current() {
        return all.stream()
                .filter(certificate -> CertificateState.of(certificate, now) == CertificateState.VALID)
                .findFirst();
    }

    private List<X509Certificate> next() {
        return all.stream()
                .filter(certificate -> useOf(certificate) == CertificateUse.NEXT)
                .toList();
    }

    private boolean isExpired(X509Certificate certificate) {
        return CertificateState.of(certificate, now) == CertificateState.EXPIRED;
    }
}
