package io.github.keycloakjumpcloud.core.certificate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A certificate as a text file: RFC 7468 section 2, strict form. */
public final class PemText {

    private static final int LINE_LENGTH = 64;
    private static final byte[] LINE_END = "\n".getBytes(StandardCharsets.US_ASCII);

    private PemText() {}

    /** @param der the encoded certificate */
    public static String of(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(LINE_LENGTH, LINE_END).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
