package io.github.keycloakjumpcloud.keycloak.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;

/**
 * What somebody shows who may do something: {@code <prefix><id without dashes>_<secret>}. The id finds what it is about; the
 * secret, of 256 random bits, proves it, and is stored nowhere.
 */
public final class ShownSecret {

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})");

    private final Kind kind;
    private final String id;
    private final String secret;

    private ShownSecret(Kind kind, String id, String secret) {
        this.kind = kind;
        this.id = id;
        this.secret = secret;
    }

    /** What it opens. */
    public enum Kind {
        SCIM_TOKEN("jcscim_"),
        SETUP_LINK("jcsetup_"),
        /** That a browser has opened a set-up link before. */
        SETUP_BROWSER("jcbrowser_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** A new one with a secret that nobody knows. */
    public static ShownSecret generate(Kind kind) {
        SecretGenerator random = SecretGenerator.getInstance();
        return new ShownSecret(
                kind,
                random.generateSecureID(),
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(random.randomBytes(SecretGenerator.SECRET_LENGTH_256_BITS)));
    }

    /** Empty for anything else, and for one that was cut off. */
    public static Optional<ShownSecret> parse(Kind kind, String shown) {
        Matcher parts = FORM.matcher(shown.startsWith(kind.prefix) ? shown.substring(kind.prefix.length()) : "");
        if (!parts.matches()) {
            return Optional.empty();
        }
        String id = String.join("-", parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
        return Optional.of(new ShownSecret(kind, id, parts.group(6)));
    }

    public String id() {
        return id;
    }

    /** SHA-256, in Base64. A slow hash would protect guessable secrets; this one is not guessable. */
    public String hash() {
        return Base64.getEncoder()
                .encodeToString(HashUtils.hash(JavaAlgorithm.SHA256, secret.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Compares in constant time. */
    public boolean hasHash(String stored) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }

    /** To be shown once. */
    public String reveal() {
        return kind.prefix + id.replace("-", "") + "_" + secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return kind.prefix + id;
    }
}
