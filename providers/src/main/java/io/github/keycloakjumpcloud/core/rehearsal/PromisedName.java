package io.github.keycloakjumpcloud.core.rehearsal;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Names and addresses by which a rehearsal finds what it has promised, as digests: they may be too long for the key of a row. */
public final class PromisedName {

    private PromisedName() {}

    /** 64 letters; the same for an address and for what it is normalised to, and in whatever letter case. */
    public static String digest(String name) {
        String folded = EmailAddress.parse(name)
                .map(EmailAddress::value)
                .orElse(name)
                .strip()
                .toLowerCase(Locale.ROOT);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
