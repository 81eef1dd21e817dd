package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
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
                        RefusalFact.WRONG_DESTINATION,
                        FactArgument.text(expected.acsUrl()),
                        FactArgument.text(url)))
                .or(() -> logout.destination().isEmpty()
                        ? refused(RefusalReason.WRONG_DESTINATION, RefusalFact.LOGOUT_WITHOUT_DESTINATION)
                        : Optional.empty())
                .orElseGet(
                        () -> new Refusal(RefusalReason.SIGNATURE_INVALID, RefusalFact.SIGNATURE_FITS_NO_CERTIFICATE));
    }

    private static Optional<Refusal> wrongIssuer(LogoutFacts logout, ExpectedFacts expected) {
        if (expected.idpEntityId().isEmpty()) {
            return refused(RefusalReason.WRONG_ISSUER, RefusalFact.NO_ISSUER_EXPECTED);
        }
        return logout.issuer().equals(expected.idpEntityId())
                ? Optional.empty()
                : refused(
                        RefusalReason.WRONG_ISSUER,
                        RefusalFact.WRONG_ISSUER,
                        FactArgument.text(expected.idpEntityId().get()),
                        FactArgument.texts(logout.issuer().stream().toList()));
    }

    private static Optional<Refusal> weakAlgorithm(LogoutFacts logout) {
        List<String> weak = WeakAlgorithms.among(logout.algorithms());
        return weak.isEmpty()
                ? Optional.empty()
                : refused(RefusalReason.ALGORITHM_TOO_WEAK, RefusalFact.WEAK_ALGORITHMS, FactArgument.sorted(weak));
    }

    private static Optional<Refusal> unsigned(LogoutFacts logout) {
        return logout.signedAsWhole()
                ? Optional.empty()
                : refused(RefusalReason.UNSIGNED, RefusalFact.LOGOUT_NOT_SIGNED);
    }

    private static Optional<Refusal> outOfTime(LogoutFacts logout, Duration clockSkew, Instant now) {
        if (logout.issued().isEmpty()) {
            return refused(RefusalReason.OUTSIDE_TIME_WINDOW, RefusalFact.LOGOUT_WITHOUT_TIME);
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
                        RefusalFact.LOGOUT_OUT_OF_TIME,
                        FactArgument.time(issued),
                        FactArgument.time(end),
                        FactArgument.time(now))
                : Optional.empty();
    }

    private static Optional<Refusal> refused(RefusalReason reason, RefusalFact kind, FactArgument... arguments) {
        return Optional.of(new Refusal(reason, kind, arguments));
    }
}
