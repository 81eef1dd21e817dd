package io.github.keycloakjumpcloud.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Checks an ID token (OpenID Connect Core 3.1.3.7): RS256 signature, issuer, audience, expiry and nonce. */
final class IdTokenVerifier {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private final String issuer;
    private final String clientId;
    private final Clock clock;

    IdTokenVerifier(String issuer, String clientId, Clock clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clock = clock;
    }

    /**
     * Checks a token and returns its claims.
     *
     * @param jwks the provider's JSON Web Key Set
     * @throws LoginFailedException when a check fails; the message names the check
     */
    JsonNode verify(String token, JsonNode jwks, String nonce) {
        String[] parts = token.split("\\.", -1);
        require(parts.length == 3, "The ID token is no signed JWT");
        JsonNode header = json(parts[0]);
        require("RS256".equals(header.path("alg").asText()), "The ID token is not signed with RS256");
        checkSignature(parts, key(jwks, header.path("kid").asText()));
        JsonNode claims = json(parts[1]);
        require(issuer.equals(claims.path("iss").asText()), "The ID token is from another issuer");
        List<String> audience = audience(claims.path("aud"));
        require(audience.contains(clientId), "The ID token is for another client");
        require(
                audience.size() == 1 || clientId.equals(claims.path("azp").asText()),
                "The ID token was issued to another client");
        Instant expiry = Instant.ofEpochSecond(claims.path("exp").asLong());
        require(clock.instant().isBefore(expiry.plus(CLOCK_SKEW)), "The ID token has expired");
        require(Objects.equals(nonce, claims.path("nonce").asText(null)), "The ID token answers another login (nonce)");
        return claims;
    }

    private static void checkSignature(String[] parts, PublicKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            require(signature.verify(decode(parts[2])), "The ID token's signature is wrong");
        } catch (GeneralSecurityException e) {
            throw new LoginFailedException("The ID token's signature cannot be checked", e);
        }
    }

    private static PublicKey key(JsonNode jwks, String kid) {
        JsonNode jwk = StreamSupport.stream(jwks.path("keys").spliterator(), false)
                .filter(each -> "RSA".equals(each.path("kty").asText())
                        && kid.equals(each.path("kid").asText()))
                .findFirst()
                .orElseThrow(() -> new LoginFailedException("The ID token is signed by an unknown key"));
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk.path("n")), number(jwk.path("e"))));
        } catch (GeneralSecurityException e) {
            throw new LoginFailedException("The provider's key cannot be read", e);
        }
    }

    private static List<String> audience(JsonNode aud) {
        return aud.isArray()
                ? StreamSupport.stream(aud.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(aud.asText());
    }

    private static BigInteger number(JsonNode value) {
        return new BigInteger(1, decode(value.asText()));
    }

    private static JsonNode json(String part) {
        try {
            return JSON.readTree(decode(part));
        } catch (IOException e) {
            throw new LoginFailedException("The ID token holds no JSON", e);
        }
    }

    private static byte[] decode(String base64Url) {
        try {
            return Base64.getUrlDecoder().decode(base64Url);
        } catch (IllegalArgumentException e) {
            throw new LoginFailedException("The ID token is not Base64", e);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new LoginFailedException(message);
        }
    }
}
