package io.github.keycloakjumpcloud.core.certificate;

import java.security.cert.X509Certificate;
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

    /** The certificate cannot be stored. */
    record Rejected(Reason reason) implements NextCertificate {}

    /** Why the certificate cannot be stored. */
    enum Reason {
        EXPIRED("This certificate has expired. Paste the one that JumpCloud will sign with next."),
        CURRENT("This is the current certificate already. Paste the one that JumpCloud will sign with next.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** A sentence for the admin. */
        public String sentence() {
            return sentence;
        }
    }
}
