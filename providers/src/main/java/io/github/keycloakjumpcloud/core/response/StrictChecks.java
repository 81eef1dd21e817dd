package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks a response that Keycloak accepts. A connection without an issuer, several assertions, a weak algorithm or an
 * expired certificate are refused. The checks can add a refusal, never remove one.
 */
public final class StrictChecks {

    private StrictChecks() {}

    /** The refusal to add; empty when there is none. */
    public static Optional<Refusal> check(ResponseFacts response, ExpectedFacts expected, Instant now) {
        return noIssuerExpected(expected)
                .or(() -> severalAssertions(response))
                .or(() -> weakAlgorithm(response))
                .or(() -> expiredCertificate(expected));
    }

    /** Without an expected issuer Keycloak would skip its check of the issuer. */
    private static Optional<Refusal> noIssuerExpected(ExpectedFacts expected) {
        return expected.idpEntityId().isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(RefusalReason.WRONG_ISSUER, RefusalFact.NO_ISSUER_EXPECTED));
    }

    private static Optional<Refusal> severalAssertions(ResponseFacts response) {
        return response.assertions() > 1
                ? Optional.of(new Refusal(
                        RefusalReason.SIGNATURE_INVALID,
                        RefusalFact.SEVERAL_ASSERTIONS,
                        FactArgument.number(response.assertions())))
                : Optional.empty();
    }

    static Optional<Refusal> weakAlgorithm(ResponseFacts response) {
        List<String> weak = WeakAlgorithms.in(response);
        return weak.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalReason.ALGORITHM_TOO_WEAK, RefusalFact.WEAK_ALGORITHMS, FactArgument.sorted(weak)));
    }

    static Optional<Refusal> expiredCertificate(ExpectedFacts expected) {
        return expected.certificates()
                .allExpiredSince()
                .map(since -> new Refusal(
                        RefusalReason.CERTIFICATE_EXPIRED,
                        RefusalFact.LAST_CERTIFICATE_EXPIRED,
                        FactArgument.time(since)));
    }
}
