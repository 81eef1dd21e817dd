package io.github.keycloakjumpcloud.core.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whether a certificate can be held as the next one beside the current one. */
public sealed interface NextCertificate {

    /**
     * It can.
     *
     * @param trusted all certificates that are trusted from now on, in order
     */
    record Held(List<X509Certificate> trusted) implements NextCertificate {

        public Held {
            trusted = List.copyOf(trusted);
        }
    }

    /** It is the next one already, and the only one. */
    record HeldAlready() implements NextCertificate {}

    /** It cannot. */
    record Rejected(Reason reason) implements NextCertificate {}

    /** Why not; with a sentence for the admin. */
    enum Reason {
        EXPIRED("This certificate has expired. Paste the one that JumpCloud will sign with next."),
        CURRENT("This is the current certificate already. Paste the one that JumpCloud will sign with next.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
