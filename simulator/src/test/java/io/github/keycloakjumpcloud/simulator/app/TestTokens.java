package io.github.keycloakjumpcloud.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** A provider's key: signs ID tokens and publishes itself as a JSON Web Key Set. */
final class TestTokens {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    TestTokens() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String sign(JsonNode claims) {
        return sign("{\"alg\":\"RS256\",\"kid\":\"k1\"}", claims);
    }

    String sign(String header, JsonNode claims) {
        try {
            String signed = encode(header) + "." + encode(claims.toString());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        ObjectNode jwks = JSON.createObjectNode();
        jwks.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("kid", "k1")
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()));
        return jwks;
    }

    private static String number(BigInteger value) {
        return BASE64.encodeToString(value.toByteArray());
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
