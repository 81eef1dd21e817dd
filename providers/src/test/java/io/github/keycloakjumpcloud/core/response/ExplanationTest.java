package io.github.keycloakjumpcloud.core.response;

import static io.github.keycloakjumpcloud.core.response.TestResponse.ACS;
import static io.github.keycloakjumpcloud.core.response.TestResponse.NOW;
import static io.github.keycloakjumpcloud.core.response.TestResponse.RSA_SHA256;
import static io.github.keycloakjumpcloud.core.response.TestResponse.SP;
import static io.github.keycloakjumpcloud.core.response.TestResponse.VALID;
import static io.github.keycloakjumpcloud.core.response.TestResponse.addressed;
import static io.github.keycloakjumpcloud.core.response.TestResponse.expected;
import static io.github.keycloakjumpcloud.core.response.TestResponse.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

    private static final CertificateValidity EXPIRED =
            new CertificateValidity(Optional.of(Instant.parse("2026-01-01T00:00:00Z")), Optional.empty());
    private static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

    static Stream<Arguments> responses() {
        return Stream.of(
                Arguments.of("JC-301", good()),
                Arguments.of("JC-312", ResponseFacts.response().status("urn:x:Responder", "urn:x:AuthnFailed")),
                Arguments.of("JC-312", ResponseFacts.response()),
                Arguments.of("JC-307", good().issuer("jumpcloud")),
                Arguments.of("JC-307", good().issuer("JumpCloud ")),
                Arguments.of("JC-306", good().destination(ACS + "/")),
                Arguments.of("JC-306", ResponseFacts.response().success().recipient("https://other.example")),
                Arguments.of("JC-302", addressed().audience(SP)),
                Arguments.of("JC-304", good().signature(RSA_SHA1)),
                Arguments.of("JC-304", good().digest("http://www.w3.org/2000/09/xmldsig#sha1")),
                Arguments.of("JC-305", addressed().signature(RSA_SHA256).audience("other")),
                Arguments.of("JC-308", good().notBefore(NOW.plusSeconds(61))),
                Arguments.of("JC-301", good().notBefore(NOW.plusSeconds(60))),
                Arguments.of("JC-308", good().notOnOrAfter(NOW.minusSeconds(60))),
                Arguments.of("JC-301", good().notOnOrAfter(NOW.minusSeconds(59))),
                Arguments.of("JC-313", good().expectedRequestId("ID_2")),
                Arguments.of("JC-301", good().expectedRequestId(null)),
                Arguments.of("JC-313", good().inResponseTo(null)),
                Arguments.of("JC-313", good().confirmedRequest("ID_2")),
                Arguments.of("JC-313", good().confirmedRequest("ID_1").confirmedRequest("ID_2")),
                Arguments.of("JC-301", good().confirmedRequest("ID_1")),
                Arguments.of("JC-301", good().confirmedRequest("ID_2").expectedRequestId(null)),
                Arguments.of("JC-105", unnamed()),
                Arguments.of("JC-301", unnamed().encrypted()),
                Arguments.of("JC-301", unnamed().assertions(0)));
    }

    private static ResponseFacts.Builder unnamed() {
        return ResponseFacts.response()
                .success()
                .signature(TestResponse.RSA_SHA256)
                .assertions(1);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void explainWhenOneThingIsWrongThenNamesIt(String code, ResponseFacts.Builder response) {
        assertThat(explain(response.build()).reason().code()).isEqualTo(code);
    }

    static Stream<Arguments> demanding() {
        Demands signed = new Demands(true, false, Optional.empty());
        Demands encrypted = new Demands(false, true, Optional.empty());
        Demands named = principal("employeeId", false);
        Demands friendly = principal("id", true);
        return Stream.of(
                Arguments.of("JC-302", signed, good()),
                Arguments.of("JC-301", signed, good().assertionSigned()),
                Arguments.of("JC-301", signed, good().encrypted()),
                Arguments.of("JC-301", signed, good().assertions(0)),
                Arguments.of("JC-314", encrypted, good()),
                Arguments.of("JC-301", encrypted, good().encrypted()),
                Arguments.of("JC-301", encrypted, good().assertions(0)),
                Arguments.of("JC-105", named, good()),
                Arguments.of("JC-105", named, good().attribute("urn:x", "employeeId")),
                Arguments.of("JC-301", named, good().attribute("employeeId", null)),
                Arguments.of("JC-301", named, unnamed().attribute("employeeId", null)),
                Arguments.of("JC-105", friendly, good().attribute("id", null)),
                Arguments.of("JC-301", friendly, good().attribute("urn:x", "id")),
                Arguments.of("JC-301", friendly, good().encrypted()));
    }

    private static Demands principal(String name, boolean friendlyName) {
        return new Demands(false, false, Optional.of(new PrincipalAttribute(name, friendlyName)));
    }

    @ParameterizedTest
    @MethodSource("demanding")
    void explainWhenConnectionDemandsMoreThenNamesWhatIsMissing(
            String code, Demands demands, ResponseFacts.Builder response) {
        assertThat(Explanation.explain(response.build(), expected(VALID, demands), NOW)
                        .reason()
                        .code())
                .isEqualTo(code);
    }

    @Test
    void explainWhenPrincipalAttributeIsAbsentThenFactNamesItAndWhatCame() {
        assertThat(sentence(Explanation.explain(
                        good().attribute("email", null).build(), expected(VALID, principal("employeeId", false)), NOW)))
                .contains("principal attribute \"employeeId\" did not come", "\"email\"");
    }

    @Test
    void explainWhenNotSamlThenSaysSoBeforeAnythingElse() {
        assertThat(Explanation.explain(ResponseFacts.notSaml(), expected(EXPIRED), NOW)
                        .reason()
                        .code())
                .isEqualTo("JC-311");
    }

    @Test
    void explainWhenEverythingIsWrongThenTheOrderDecides() {
        ResponseFacts.Builder response = ResponseFacts.response()
                .issuer("other")
                .destination("https://other.example")
                .notOnOrAfter(NOW.minusSeconds(3600))
                .audience("other")
                .inResponseTo("ID_1")
                .expectedRequestId("ID_2");

        assertThat(code(response.build(), EXPIRED)).isEqualTo("JC-312");
        assertThat(code(response.success().build(), EXPIRED)).isEqualTo("JC-307");

        ResponseFacts.Builder ours = ResponseFacts.response()
                .success()
                .issuer("JumpCloud")
                .destination("https://other.example")
                .notOnOrAfter(NOW.minusSeconds(3600))
                .audience("other")
                .inResponseTo("ID_1")
                .expectedRequestId("ID_2");
        assertThat(code(ours.build(), EXPIRED)).isEqualTo("JC-306");
        assertThat(code(ours.destination(ACS).build(), EXPIRED)).isEqualTo("JC-302");
        assertThat(code(ours.signature(RSA_SHA256).build(), EXPIRED)).isEqualTo("JC-303");
        assertThat(code(ours.build(), VALID)).isEqualTo("JC-305");
        assertThat(code(ours.audience(SP).build(), VALID)).isEqualTo("JC-308");
        assertThat(code(ours.signature(RSA_SHA1).build(), EXPIRED)).isEqualTo("JC-304");
    }

    @Test
    void explainWhenAudienceIsOneOfSeveralThenItIsNotTheAudience() {
        assertThat(explain(good().audience("another").build()).reason().code()).isEqualTo("JC-301");
    }

    @Test
    void explainWhenConnectionNamesNoIssuerThenAnyIssuerGoes() {
        ExpectedFacts anyIssuer =
                new ExpectedFacts(SP, ACS, Optional.empty(), Duration.ofSeconds(60), VALID, Demands.NONE);

        assertThat(Explanation.explain(good().issuer("other").build(), anyIssuer, NOW)
                        .reason()
                        .code())
                .isEqualTo("JC-301");
    }

    @Test
    void explainWhenWrongThenFactHoldsWhatToCompare() {
        assertThat(sentence(explain(good().issuer("jumpcloud").build()))).contains("\"JumpCloud\"", "\"jumpcloud\"");
        assertThat(sentence(explain(addressed()
                        .signature(RSA_SHA256)
                        .audience("https://wrong")
                        .build())))
                .contains(SP, "https://wrong");
        assertThat(code(good().signature(RSA_SHA1).build(), VALID)).isEqualTo("JC-304");
        assertThat(sentence(Explanation.explain(good().build(), expected(EXPIRED), NOW)))
                .contains("2026-01-01");
    }

    @Test
    void explainWhenMessageTriesToForgeALogLineThenFactIsOneShortLine() {
        Refusal refused = explain(good().destination("https://x\n2026 ERROR \u202Eforged" + "x".repeat(100_000))
                .build());

        assertThat(sentence(refused)).doesNotContain("\n", "\u202E").hasSizeLessThan(500);
    }

    @Test
    void explainWhenCertificateIsNotYetValidThenTheSignatureFactSaysSo() {
        CertificateValidity future =
                new CertificateValidity(Optional.empty(), Optional.of(Instant.parse("2027-01-01T00:00:00Z")));

        Refusal refused = Explanation.explain(good().build(), expected(future), NOW);

        assertThat(refused.reason().code()).isEqualTo("JC-301");
        assertThat(sentence(refused)).contains("2027-01-01");
    }

    private static String code(ResponseFacts response, CertificateValidity certificates) {
        return Explanation.explain(response, expected(certificates), NOW)
                .reason()
                .code();
    }

    private static String sentence(Refusal refused) {
        return Wording.english().sentence(refused.fact());
    }

    private static Refusal explain(ResponseFacts response) {
        return Explanation.explain(response, expected(VALID), NOW);
    }
}
