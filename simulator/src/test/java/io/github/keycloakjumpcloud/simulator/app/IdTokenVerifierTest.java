package io.github.keycloakjumpcloud.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdTokenVerifierTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final TestTokens TOKENS = new TestTokens();

    private final IdTokenVerifier verifier =
            new IdTokenVerifier("https://issuer", "client", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void tokenWhenEverythingHoldsThenGivesTheClaims() {
        assertThat(verifier.verify(TOKENS.sign(claims()), TOKENS.jwks(), "nonce")
                        .path("sub")
                        .asText())
                .isEqualTo("person");
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("issuer", claims -> claims.put("iss", "https://other")),
                wrong("client", claims -> claims.put("aud", "other")),
                wrong(
                        "another client",
                        claims -> claims.putArray("aud").add("client").add("other")),
                wrong("expired", claims -> claims.put("exp", NOW.getEpochSecond() - 60)),
                wrong("expired", claims -> claims.remove("exp")),
                wrong("nonce", claims -> claims.put("nonce", "other")),
                wrong("nonce", claims -> claims.remove("nonce")));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void tokenWhenAClaimIsWrongThenIsRefused(String reason, Consumer<ObjectNode> change) {
        ObjectNode claims = claims();
        change.accept(claims);

        assertThatExceptionOfType(LoginFailedException.class)
                .isThrownBy(() -> verifier.verify(TOKENS.sign(claims), TOKENS.jwks(), "nonce"))
                .withMessageContaining(reason);
    }

    @Test
    void tokenWhenSignedByAnotherKeyOrUnsignedThenIsRefused() {
        assertRefused(new TestTokens().sign(claims()));
        assertRefused(TOKENS.sign("{\"alg\":\"RS256\",\"kid\":\"k2\"}", claims()));
        assertRefused(TOKENS.sign("{\"alg\":\"none\",\"kid\":\"k1\"}", claims()));
        assertRefused("no token");
        assertRefused("a.b.c");
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(LoginFailedException.class)
                .isThrownBy(() -> verifier.verify(token, TOKENS.jwks(), "nonce"));
    }

    private static Arguments wrong(String reason, Consumer<ObjectNode> change) {
        return Arguments.of(reason, change);
    }

    private static ObjectNode claims() {
        return TestTokens.JSON
                .createObjectNode()
                .put("iss", "https://issuer")
                .put("sub", "person")
                .put("aud", "client")
                .put("exp", NOW.getEpochSecond() + 60)
                .put("nonce", "nonce");
    }
}
