package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is refused on top of Keycloak's own checks: a connection without an issuer, more than one assertion, a weak
 * algorithm, an expired certificate. It may add a refusal, never remove one.
 */
public final class StrictChecks {

    /** The refusal to add, if any. */
    public Optional<Refused> check(ResponseFacts response, ExpectedFacts expected, Instant now) {
        return noIssuerExpected(expected)
                .or(() -> severalAssertions(response))
                .or(() -> weakAlgorithm(response))
                .or(() -> expiredCertificate(expected));
    }

    /** Keycloak skips the issuer check then. */
    private static Optional<Refused> noIssuerExpected(ExpectedFacts expected) {
        return expected.idpEntityId().isPresent()
                ? Optional.empty()
                : Optional.of(new Refused(Refusal.WRONG_ISSUER, "the connection has no IdP Entity ID"));
    }

    private static Optional<Refused> severalAssertions(ResponseFacts response) {
        return response.assertions() > 1
                ? Optional.of(new Refused(
                        Refusal.SIGNATURE_INVALID,
                        response.assertions() + " assertions in one response; one is allowed"))
                : Optional.empty();
    }

    static Optional<Refused> weakAlgorithm(ResponseFacts response) {
        List<String> weak = WeakAlgorithms.in(response);
        return weak.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refused(Refusal.ALGORITHM_TOO_WEAK, "received: " + Shown.all(weak)));
    }

    static Optional<Refused> expiredCertificate(ExpectedFacts expected) {
        return expected.certificates()
                .allExpiredSince()
                .map(since -> new Refused(
                        Refusal.CERTIFICATE_EXPIRED, "the connection's last certificate expired on " + since));
    }
}
