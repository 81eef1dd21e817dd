package io.github.keycloakjumpcloud.core.metadata;

import io.github.keycloakjumpcloud.core.certificate.CertificateProblem;
import io.github.keycloakjumpcloud.core.certificate.CertificateState;
import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.metadata.MetadataProblem.Kind;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signing certificates that were read at a metadata URL last. They go on being trusted while the address does not
 * answer. {@link #toString()} is the stored form, {@link #parse} reads it.
 *
 * @param certificates expired ones included
 */
public record PublishedMetadata(String url, Instant readAt, List<X509Certificate> certificates) {

    /** The daily look reads before; after that time nobody has looked. */
    private static final Duration FRESH = Duration.ofDays(2);

    private static final String PARTS = ";";
    private static final String ITEMS = ",";

    public PublishedMetadata {
        certificates = List.copyOf(certificates);
    }

    /**
     * What of it can be read. A certificate of a kind that nobody here knows does not keep others from being trusted.
     *
     * @throws MetadataProblem when there is no certificate of an identity provider
     */
    public static PublishedMetadata of(String url, MetadataFacts facts, Instant now) {
        if (!facts.identityProvider()) {
            throw new MetadataProblem(facts.serviceProvider() ? Kind.SP_METADATA : Kind.NOT_SAML_METADATA);
        }
        List<X509Certificate> certificates = facts.signingCertificates().stream()
                .flatMap(PublishedMetadata::readable)
                .distinct()
                .toList();
        if (certificates.isEmpty()) {
            throw new MetadataProblem(Kind.NO_SIGNING_CERTIFICATE);
        }
        return new PublishedMetadata(url, now, certificates);
    }

    private static Stream<X509Certificate> readable(String text) {
        try {
            return PastedCertificate.parseAll(text).stream().map(PastedCertificate::certificate);
        } catch (CertificateProblem unreadable) {
            return Stream.empty();
        }
    }

    /** Reads what {@link #toString()} has written; empty for anything else. */
    public static Optional<PublishedMetadata> parse(String stored) {
        String[] parts = stored.split(PARTS, -1);
        if (parts.length != 3 || !parts[0].matches("\\d{1,11}")) {
            return Optional.empty();
        }
        try {
            List<X509Certificate> certificates = Stream.of(parts[2].split(ITEMS))
                    .flatMap(text -> PastedCertificate.parseAll(text).stream())
                    .map(PastedCertificate::certificate)
                    .toList();
            String url = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return Optional.of(
                    new PublishedMetadata(url, Instant.ofEpochSecond(Long.parseLong(parts[0])), certificates));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** Whether it was read at this address. */
    public boolean isOf(String address) {
        return url.equals(address);
    }

    /** Whether it was read lately. */
    public boolean isFresh(Instant now) {
        return readAt.plus(FRESH).isAfter(now);
    }

    /** Whether anybody can sign in with what it says. */
    public boolean hasValid(Instant now) {
        return certificates.stream()
                .anyMatch(certificate -> CertificateState.of(certificate, now) == CertificateState.VALID);
    }

    @Override
    public String toString() {
        return readAt.getEpochSecond()
                + PARTS
                + Base64.getEncoder().encodeToString(url.getBytes(StandardCharsets.UTF_8))
                + PARTS
                + certificates.stream()
                        .map(certificate -> PastedCertificate.of(certificate).base64())
                        .collect(Collectors.joining(ITEMS));
    }
}
