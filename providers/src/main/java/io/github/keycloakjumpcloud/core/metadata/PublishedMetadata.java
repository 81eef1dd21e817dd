package io.github.keycloakjumpcloud.core.metadata;

import io.github.keycloakjumpcloud.core.certificate.CertificateState;
import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.row.RowText;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The signing certificates that were last read from a metadata URL. They stay trusted while the address does not
 * answer. {@link #toString()} is the stored form, and {@link #parse} reads it.
 *
 * @param url the address from which the certificates were read
 * @param readAt when they were read
 * @param certificates all certificates, expired ones included
 */
public record PublishedMetadata(String url, Instant readAt, List<X509Certificate> certificates) {

    /** The watch reads once a day, so older metadata means that nobody has read lately. */
    private static final Duration FRESH = Duration.ofDays(2);

    private static final String READ_AT = "readAt";
    private static final String URL = "url";
    private static final String CERTIFICATES = "certificates";

    private static final Pattern OF_AN_EARLIER_BUILD = Pattern.compile("(\\d{1,11});([^;]*);([^;]*)");

    public PublishedMetadata {
        certificates = List.copyOf(certificates);
    }

    /**
     * The readable certificates of the facts. Certificates that cannot be read are left out, and the others stay
     * trusted.
     *
     * @throws WrongInput when the facts are not an identity provider's, or no certificate can be read
     */
    public static PublishedMetadata of(String url, MetadataFacts facts, Instant now) {
        facts.requireIdentityProvider();
        List<X509Certificate> certificates = facts.signingCertificates().stream()
                .flatMap(PublishedMetadata::readable)
                .distinct()
                .toList();
        if (certificates.isEmpty()) {
            throw ProblemKind.METADATA_WITHOUT_CERTIFICATE.thrown();
        }
        return new PublishedMetadata(url, now, certificates);
    }

    private static Stream<X509Certificate> readable(String text) {
        try {
            return PastedCertificate.parseAll(text).stream().map(PastedCertificate::certificate);
        } catch (WrongInput unreadable) {
            return Stream.empty();
        }
    }

    /** Reads what {@link #toString()} wrote; empty for any other text. */
    public static Optional<PublishedMetadata> parse(String stored) {
        try {
            return parse(text(stored));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static RowText text(String stored) {
        Matcher earlier = OF_AN_EARLIER_BUILD.matcher(stored);
        return earlier.matches()
                ? RowText.EMPTY
                        .with(READ_AT, earlier.group(1))
                        .with(URL, new String(Base64.getDecoder().decode(earlier.group(2)), StandardCharsets.UTF_8))
                        .with(CERTIFICATES, earlier.group(3))
                : RowText.read(stored);
    }

    private static Optional<PublishedMetadata> parse(RowText text) {
        List<X509Certificate> certificates = text.items(CERTIFICATES).stream()
                .flatMap(item -> PastedCertificate.parseAll(item).stream())
                .map(PastedCertificate::certificate)
                .toList();
        return certificates.isEmpty()
                ? Optional.empty()
                : text.time(READ_AT)
                        .flatMap(at -> text.text(URL).map(url -> new PublishedMetadata(url, at, certificates)));
    }

    /** Whether the certificates were read from this address. */
    public boolean isOf(String address) {
        return url.equals(address);
    }

    /** Whether the certificates were read within the last two days. */
    public boolean isFresh(Instant now) {
        return readAt.plus(FRESH).isAfter(now);
    }

    /** Whether at least one certificate is valid now. */
    public boolean hasValid(Instant now) {
        return certificates.stream()
                .anyMatch(certificate -> CertificateState.of(certificate, now) == CertificateState.VALID);
    }

    /**
     * The form in which it is stored. A node with an earlier build cannot read it, takes the address for one that was never
     * read, and reads it by itself.
     */
    @Override
    public String toString() {
        return RowText.EMPTY
                .with(READ_AT, readAt)
                .with(URL, url)
                .with(
                        CERTIFICATES,
                        certificates.stream()
                                .map(certificate ->
                                        PastedCertificate.of(certificate).base64())
                                .toList())
                .toString();
    }
}
