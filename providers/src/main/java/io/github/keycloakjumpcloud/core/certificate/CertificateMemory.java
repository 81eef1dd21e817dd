package io.github.keycloakjumpcloud.core.certificate;

import io.github.keycloakjumpcloud.core.row.RowText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the watch remembers of a connection's certificates from one look to the next. Certificates are named by their
 * SHA-256 in hexadecimal.
 *
 * @param last the certificate that ends last; empty before the first look
 * @param end when that certificate ends
 * @param told the last threshold that was reported
 * @param mailed the last threshold for which an e-mail was sent
 * @param mailing since when a node has been sending an e-mail; empty when none is
 * @param trusted all certificates that were trusted at the last look
 */
public record CertificateMemory(
        String last,
        Instant end,
        Optional<ExpiryThreshold> told,
        Optional<ExpiryThreshold> mailed,
        Optional<Instant> mailing,
        Set<String> trusted) {

    /** After this time a node that began to send an e-mail counts as dead. Another node then sends the e-mail again. */
    private static final Duration LONGEST_MAILING = Duration.ofMinutes(15);

    /** Which ended without a semicolon. An earlier build reads today's form as well. */
    private static final String LAST_FIELD_OF_AN_EARLIER_BUILD = ";trusted=";

    /** The memory before the first look. */
    public static final CertificateMemory EMPTY =
            new CertificateMemory("", Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    public CertificateMemory {
        trusted = Set.copyOf(trusted);
    }

    /**
     * The memory after a look at these certificates. When another certificate is now the last to end, its thresholds
     * start anew. When the list is empty, nothing changes, because the cause is unknown.
     */
    public CertificateMemory seeing(List<X509Certificate> certificates) {
        Optional<X509Certificate> latest =
                certificates.stream().max(Comparator.comparing(X509Certificate::getNotAfter));
        if (latest.isEmpty()) {
            return this;
        }
        Set<String> seen = new TreeSet<>();
        certificates.forEach(certificate -> seen.add(thumbprint(certificate)));
        String latestName = thumbprint(latest.get());
        boolean same = latestName.equals(last);
        return new CertificateMemory(
                latestName,
                latest.get().getNotAfter().toInstant(),
                told.filter(any -> same),
                mailed.filter(any -> same),
                mailing.filter(any -> same),
                seen);
    }

    /** Whether the trusted certificates differ from those of an earlier look; false when that look saw none. */
    public boolean changedSince(CertificateMemory earlier) {
        return !earlier.trusted.isEmpty() && !trusted.equals(earlier.trusted);
    }

    /** Whether there was a certificate to look at. */
    public boolean hasSeen() {
        return !last.isEmpty();
    }

    /** The notice that the watch must report now; empty when there is none. */
    public Optional<CertificateNotice> toTell(Instant now) {
        return hasSeen() ? CertificateNotice.due(end, now, told) : Optional.empty();
    }

    /** The notice that must be sent by e-mail now; empty when there is none, or while a node is sending. */
    public Optional<CertificateNotice> toMail(Instant now) {
        boolean free = mailing.filter(since ->
                        !since.isAfter(now) && since.plus(LONGEST_MAILING).isAfter(now))
                .isEmpty();
        return hasSeen() && free ? CertificateNotice.due(end, now, mailed) : Optional.empty();
    }

    /** The memory after the notice was reported. */
    public CertificateMemory told(CertificateNotice notice) {
        return new CertificateMemory(last, end, Optional.of(notice.threshold()), mailed, mailing, trusted);
    }

    /** The memory from the moment when a node begins to send an e-mail. */
    public CertificateMemory mailing(Instant now) {
        return new CertificateMemory(last, end, told, mailed, Optional.of(now), trusted);
    }

    /**
     * The memory after an e-mail was sent. If the e-mail was about a certificate that is no longer the last to end,
     * only the mark of sending is removed.
     */
    public CertificateMemory mailed(CertificateNotice notice) {
        Optional<ExpiryThreshold> sent = notice.end().equals(end) ? Optional.of(notice.threshold()) : mailed;
        return new CertificateMemory(last, end, told, sent, Optional.empty(), trusted);
    }

    /** The memory after an e-mail could not be sent. The e-mail is due again. */
    public CertificateMemory notMailed() {
        return new CertificateMemory(last, end, told, mailed, Optional.empty(), trusted);
    }

    /** The stored form: {@code key=value} pairs joined by semicolons. */
    @Override
    public String toString() {
        return RowText.EMPTY
                .with("trusted", new TreeSet<>(trusted))
                .with("last", last)
                .with("end", end)
                .with("told", told.map(ExpiryThreshold::key))
                .with("mailed", mailed.map(ExpiryThreshold::key))
                .with("mailing", mailing.map(since -> String.valueOf(since.getEpochSecond())))
                .toString();
    }

    /** Reads what {@link #toString()} wrote; any other text gives {@link #EMPTY}. */
    public static CertificateMemory parse(String stored) {
        RowText text = RowText.read(stored + (stored.contains(LAST_FIELD_OF_AN_EARLIER_BUILD) ? ";" : ""));
        String last = text.text("last").orElse("");
        Optional<Instant> end = text.time("end");
        if (last.isEmpty() || end.isEmpty()) {
            return EMPTY;
        }
        return new CertificateMemory(
                last,
                end.get(),
                text.text("told").flatMap(ExpiryThreshold::ofKey),
                text.text("mailed").flatMap(ExpiryThreshold::ofKey),
                text.time("mailing"),
                Set.copyOf(text.items("trusted").stream()
                        .filter(Predicate.not(String::isEmpty))
                        .toList()));
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was decoded has no thumbprint", e);
        }
    }
}
