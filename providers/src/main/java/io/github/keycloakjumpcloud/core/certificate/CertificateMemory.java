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
 * What is remembered of a connection's certificates from one look to the next. Certificates are named by their SHA-256.
 *
 * @param last the certificate that ends last; empty before the first look
 * @param end when it ends
 * @param told what was told of it
 * @param mailed what an e-mail was sent of
 * @param mailing since when somebody has been sending an e-mail
 * @param trusted all that were trusted
 */
public record CertificateMemory(
        String last,
        Instant end,
        Optional<ExpiryThreshold> told,
        Optional<ExpiryThreshold> mailed,
        Optional<Instant> mailing,
        Set<String> trusted) {

    /** After that time, whoever began to send an e-mail is taken for dead, and it is sent again rather than lost. */
    private static final Duration LONGEST_MAILING = Duration.ofMinutes(15);

    /** Which ended without a semicolon. An earlier build reads today's form as well. */
    private static final String LAST_FIELD_OF_AN_EARLIER_BUILD = ";trusted=";

    /** Before the first look. */
    public static final CertificateMemory EMPTY =
            new CertificateMemory("", Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    public CertificateMemory {
        trusted = Set.copyOf(trusted);
    }

    /**
     * After a look at the certificates: another last one begins anew. Where there are none, nobody knows why, and nothing
     * changes.
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

    /** Whether other certificates are trusted than at an earlier look. */
    public boolean changedSince(CertificateMemory earlier) {
        return !earlier.trusted.isEmpty() && !trusted.equals(earlier.trusted);
    }

    /** Whether there was a certificate to look at. */
    public boolean hasSeen() {
        return !last.isEmpty();
    }

    /** What the watch must tell now. */
    public Optional<CertificateNotice> toTell(Instant now) {
        return hasSeen() ? CertificateNotice.due(end, now, told) : Optional.empty();
    }

    /** What an e-mail is to be sent of now; nothing while somebody does. */
    public Optional<CertificateNotice> toMail(Instant now) {
        boolean free = mailing.filter(since ->
                        !since.isAfter(now) && since.plus(LONGEST_MAILING).isAfter(now))
                .isEmpty();
        return hasSeen() && free ? CertificateNotice.due(end, now, mailed) : Optional.empty();
    }

    /** After it was told. */
    public CertificateMemory told(CertificateNotice notice) {
        return new CertificateMemory(last, end, Optional.of(notice.threshold()), mailed, mailing, trusted);
    }

    /** Before an e-mail is sent. */
    public CertificateMemory mailing(Instant now) {
        return new CertificateMemory(last, end, told, mailed, Optional.of(now), trusted);
    }

    /** After an e-mail was sent; of another certificate than there is now, that is no more than the end of sending. */
    public CertificateMemory mailed(CertificateNotice notice) {
        Optional<ExpiryThreshold> sent = notice.end().equals(end) ? Optional.of(notice.threshold()) : mailed;
        return new CertificateMemory(last, end, told, sent, Optional.empty(), trusted);
    }

    /** After an e-mail could not be sent: it is due again. */
    public CertificateMemory notMailed() {
        return new CertificateMemory(last, end, told, mailed, Optional.empty(), trusted);
    }

    /** The form in which it is stored. */
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

    /** Reads what {@link #toString()} has written, here or in an earlier build; anything else is {@link #EMPTY}. */
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
