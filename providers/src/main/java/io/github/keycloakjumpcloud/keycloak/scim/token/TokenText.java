package io.github.keycloakjumpcloud.keycloak.scim.token;

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
 * What the client shows: {@code jcscim_<id without dashes>_<secret>}. The id finds the token; the secret, of 256 random
 * bits, proves it, and is stored nowhere.
 */
final class TokenText {

    private static final String PREFIX = "jcscim_";

    private static final Pattern FORM = Pattern.compile(
            PREFIX + "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})");

    private final String id;
    private final String secret;

    private TokenText(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /** A new one with a secret that nobody knows. */
    static TokenText generate() {
        SecretGenerator random = SecretGenerator.getInstance();
        return new TokenText(
                random.generateSecureID(),
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(random.randomBytes(SecretGenerator.SECRET_LENGTH_256_BITS)));
    }

    static Optional<TokenText> parse(String shown) {
        Matcher parts = FORM.matcher(shown);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String id = String.join("-", parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
        return Optional.of(new TokenText(id, parts.group(6)));
    }

    String id() {
        return id;
    }

    /** SHA-256, in Base64. A slow hash would protect guessable secrets; this one is not guessable. */
    String hash() {
        return Base64.getEncoder()
                .encodeToString(HashUtils.hash(JavaAlgorithm.SHA256, secret.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Compares in constant time. */
    boolean hasHash(String stored) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }

    /** To be shown to the admin, once. */
    String reveal() {
        return PREFIX + id.replace("-", "") + "_" + secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return PREFIX + id;
    }
}
