package io.github.keycloakjumpcloud.core.certificate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes a certificate as a text file (RFC 7468 section 2, strict form). */
public final class PemText {

    private static final int LINE_LENGTH = 64;
    private static final byte[] LINE_END = "\n".getBytes(StandardCharsets.US_ASCII);

    private PemText() {}

    /**
     * The text, with lines of 64 characters and a line break at the end.
     *
     * @param der the encoded certificate
     */
    public static String of(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(LINE_LENGTH, LINE_END).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
