package io.github.keycloakjumpcloud.core.certificate;

/**
 * The text that an admin pasted is no certificate. The message is a sentence for the admin and never repeats the text.
 */
public final class CertificateProblem extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        EMPTY("empty", "No certificate was given. Paste the certificate that JumpCloud shows or exports."),
        TOO_LARGE(
                "too-large", "This is too long for a certificate. Paste only the certificate that JumpCloud exports."),
        PRIVATE_KEY(
                "private-key",
                "This is a private key, not a certificate. Do not paste it anywhere: replace that key, and paste the"
                        + " certificate that JumpCloud exports."),
        CERTIFICATE_REQUEST(
                "certificate-request",
                "This is a certificate signing request, not a certificate. Paste the certificate that JumpCloud"
                        + " exports."),
        PUBLIC_KEY(
                "public-key",
                "This is a bare public key, not a certificate. Paste the certificate that JumpCloud exports."),
        NOT_A_CERTIFICATE(
                "not-a-certificate",
                "This is not an X.509 certificate in PEM or Base64 form. Paste the whole certificate that JumpCloud"
                        + " exports.");

        private final String key;
        private final String sentence;

        Kind(String key, String sentence) {
            this.key = key;
            this.sentence = sentence;
        }

        /** A stable key, for example {@code private-key}. */
        public String key() {
            return key;
        }
    }

    private final Kind kind;

    CertificateProblem(Kind kind) {
        super(kind.sentence);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** The stable key of {@link #kind()}. */
    public String key() {
        return kind.key();
    }
}
