package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks a logout message beyond Keycloak's own checks of signature and destination (SAML Core 3.7): it must come from
 * this connection's JumpCloud, be signed itself, and be recent. The checks can add a refusal, never remove one.
 */
public final class LogoutChecks {

    /** How long a logout message is valid after its issue, as JumpCloud's responses are. */
    public static final Duration LONGEST_WAY = Duration.ofMinutes(5);

    private LogoutChecks() {}

    /** The refusal to add; empty when there is none. */
    public static Optional<Refusal> check(LogoutFacts logout, ExpectedFacts expected, Instant now) {
        return wrongIssuer(logout, expected)
                .or(() -> weakAlgorithm(logout))
                .or(() -> unsigned(logout))
                .or(() -> StrictChecks.expiredCertificate(expected))
                .or(() -> outOfTime(logout, expected.clockSkew(), now));
    }

    /** The most probable reason why Keycloak refused the message. */
    public static Refusal explain(LogoutFacts logout, ExpectedFacts expected) {
        return logout.destination()
                .filter(url -> !url.equals(expected.acsUrl()))
                .map(url -> new Refusal(
                        RefusalReason.WRONG_DESTINATION,
                        "expected " + Shown.one(expected.acsUrl()) + ", received destination " + Shown.one(url)))
                .or(() -> logout.destination().isEmpty()
                        ? refused(RefusalReason.WRONG_DESTINATION, "the message about a logout has no destination")
                        : Optional.empty())
                .orElseGet(() -> new Refusal(
                        RefusalReason.SIGNATURE_INVALID, "the signature does not fit the connection's certificates"));
    }

    private static Optional<Refusal> wrongIssuer(LogoutFacts logout, ExpectedFacts expected) {
        if (expected.idpEntityId().isEmpty()) {
            return refused(RefusalReason.WRONG_ISSUER, "the connection has no IdP Entity ID");
        }
        return logout.issuer().equals(expected.idpEntityId())
                ? Optional.empty()
                : refused(
                        RefusalReason.WRONG_ISSUER,
                        "expected " + Shown.one(expected.idpEntityId().get()) + ", received "
                                + logout.issuer().map(Shown::one).orElse("none"));
    }

    private static Optional<Refusal> weakAlgorithm(LogoutFacts logout) {
        List<String> weak = WeakAlgorithms.among(logout.algorithms());
        return weak.isEmpty()
                ? Optional.empty()
                : refused(RefusalReason.ALGORITHM_TOO_WEAK, "received: " + Shown.all(weak));
    }

    private static Optional<Refusal> unsigned(LogoutFacts logout) {
        return logout.signedAsWhole()
                ? Optional.empty()
                : refused(RefusalReason.UNSIGNED, "the message about a logout is not signed itself");
    }

    private static Optional<Refusal> outOfTime(LogoutFacts logout, Duration clockSkew, Instant now) {
        if (logout.issued().isEmpty()) {
            return refused(
                    RefusalReason.OUTSIDE_TIME_WINDOW, "the message about a logout does not say when it was issued");
        }
        Instant issued = logout.issued().get();
        Instant end = logout.notOnOrAfter()
                .filter(said -> said.isBefore(issued.plus(LONGEST_WAY)))
                .orElseGet(() -> issued.plus(LONGEST_WAY));
        boolean early = now.plus(clockSkew).isBefore(issued);
        boolean late = !now.minus(clockSkew).isBefore(end);
        return early || late
                ? refused(
                        RefusalReason.OUTSIDE_TIME_WINDOW,
                        "issued at " + issued + ", good before " + end + ", the clock here says " + now)
                : Optional.empty();
    }

    private static Optional<Refusal> refused(RefusalReason reason, String fact) {
        return Optional.of(new Refusal(reason, fact));
    }
}
