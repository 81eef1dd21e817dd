package io.github.keycloakjumpcloud.core.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Whether a certificate can be stored as the next certificate beside the current one. */
public sealed interface NextCertificate {

    /**
     * The certificate can be stored.
     *
     * @param trusted all certificates that are trusted from now on, in order
     */
    record Held(List<X509Certificate> trusted) implements NextCertificate {

        public Held {
            trusted = List.copyOf(trusted);
        }
    }

    /** The certificate already is the next certificate, and the only one. */
    record HeldAlready() implements NextCertificate {}

    /**
     * The certificate cannot be stored, because it has expired.
     *
     * @param since when it expired
     */
    record Expired(Instant since) implements NextCertificate {}

    /** The certificate cannot be stored, because it is the current one. */
    record Current() implements NextCertificate {}
}
