package io.github.keycloakjumpcloud.core.response;

import static io.github.keycloakjumpcloud.core.response.TestResponse.ACS;
import static io.github.keycloakjumpcloud.core.response.TestResponse.NOW;
import static io.github.keycloakjumpcloud.core.response.TestResponse.RSA_SHA256;
import static io.github.keycloakjumpcloud.core.response.TestResponse.VALID;
import static io.github.keycloakjumpcloud.core.response.TestResponse.expected;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogoutChecksTest {

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("", logout("JumpCloud", NOW, null, true, RSA_SHA256)),
                Arguments.of("", logout("JumpCloud", NOW.plusSeconds(60), null, true, RSA_SHA256)),
                Arguments.of("", logout("JumpCloud", NOW.minusSeconds(359), null, true, RSA_SHA256)),
                Arguments.of("", logout("JumpCloud", NOW, NOW.minusSeconds(59), true, RSA_SHA256)),
                Arguments.of("JC-302", logout("JumpCloud", NOW, null, false, RSA_SHA256)),
                Arguments.of("JC-304", logout("JumpCloud", NOW, null, true, "http://www.w3.org/2000/09/xmldsig#sha1")),
                Arguments.of("JC-307", logout("Other", NOW, null, true, RSA_SHA256)),
                Arguments.of("JC-307", logout(null, NOW, null, true, RSA_SHA256)),
                Arguments.of("JC-308", logout("JumpCloud", NOW.plusSeconds(61), null, true, RSA_SHA256)),
                Arguments.of("JC-308", logout("JumpCloud", NOW.minusSeconds(360), null, true, RSA_SHA256)),
                Arguments.of(
                        "JC-308", logout("JumpCloud", NOW.minusSeconds(3600), NOW.plusSeconds(3600), true, RSA_SHA256)),
                Arguments.of("JC-308", logout("JumpCloud", NOW, NOW.minusSeconds(60), true, RSA_SHA256)),
                Arguments.of("JC-308", logout("JumpCloud", null, NOW.plusSeconds(60), true, RSA_SHA256)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void checkWhenAskedThenOnlyAMessageOfNowFromThisJumpCloudPasses(String code, LogoutFacts logout) {
        Optional<Refusal> refused = LogoutChecks.check(logout, expected(VALID), NOW);

        assertThat(refused.map(found -> found.reason().code()).orElse("")).isEqualTo(code);
    }

    @Test
    void checkWhenEveryCertificateHasExpiredThenRefuses() {
        CertificateValidity expired = new CertificateValidity(Optional.of(NOW.minusSeconds(1)), Optional.empty());

        assertThat(LogoutChecks.check(logout("JumpCloud", NOW, null, true, RSA_SHA256), expected(expired), NOW)
                        .map(found -> found.reason().code()))
                .contains("JC-303");
    }

    @Test
    void checkWhenNeitherConnectionNorMessageNamesAnIssuerThenRefuses() {
        ExpectedFacts anybody =
                new ExpectedFacts("sp", ACS, Optional.empty(), expected(VALID).clockSkew(), VALID, Demands.NONE);

        assertThat(LogoutChecks.check(logout(null, NOW, null, true, RSA_SHA256), anybody, NOW)
                        .map(found -> found.reason().code()))
                .contains("JC-307");
    }

    @Test
    void explainWhenKeycloakHasRefusedThenTheDestinationComesBeforeTheSignature() {
        assertThat(explained("https://elsewhere.example.com/acs")).isEqualTo("JC-306");
        assertThat(explained(null)).isEqualTo("JC-306");
        assertThat(explained(ACS)).isEqualTo("JC-301");
    }

    private static String explained(String destination) {
        LogoutFacts logout = new LogoutFacts(
                Optional.of("JumpCloud"),
                Optional.ofNullable(destination),
                Optional.of(NOW),
                Optional.empty(),
                true,
                Set.of(RSA_SHA256));
        return LogoutChecks.explain(logout, expected(VALID)).reason().code();
    }

    private static LogoutFacts logout(
            String issuer, Instant issued, Instant notOnOrAfter, boolean signed, String algorithm) {
        return new LogoutFacts(
                Optional.ofNullable(issuer),
                Optional.of(ACS),
                Optional.ofNullable(issued),
                Optional.ofNullable(notOnOrAfter),
                signed,
                Set.of(algorithm));
    }
}
