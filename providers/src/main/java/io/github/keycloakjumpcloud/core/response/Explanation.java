package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.response.ResponseFacts.Outcome;
import io.github.keycloakjumpcloud.core.response.ResponseFacts.Signed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds the most probable reason why Keycloak refused a response. Keycloak has already decided; this class only finds
 * the words. The mistakes that admins make most often are looked for first. If none is found, the signature was the
 * reason.
 */
public final class Explanation {

    private Explanation() {}

    /** The most probable reason. */
    public static Refusal explain(ResponseFacts response, ExpectedFacts expected, Instant now) {
        List<Supplier<Optional<Refusal>>> questions = List.of(
                () -> notSaml(response),
                () -> errorStatus(response),
                () -> wrongIssuer(response, expected),
                () -> wrongDestination(response, expected),
                () -> unencrypted(response, expected),
                () -> unsigned(response),
                () -> unsignedAssertion(response, expected),
                () -> StrictChecks.weakAlgorithm(response),
                () -> StrictChecks.expiredCertificate(expected),
                () -> wrongAudience(response, expected),
                () -> outsideTimeWindow(response, expected, now),
                () -> answerToAnotherRequest(response),
                () -> nobodyNamed(response, expected));
        return questions.stream()
                .flatMap(question -> question.get().stream())
                .findFirst()
                .orElseGet(() -> signatureInvalid(expected));
    }

    private static Optional<Refusal> notSaml(ResponseFacts response) {
        return response.outcome() == Outcome.NOT_SAML
                ? refused(RefusalReason.NOT_A_SAML_RESPONSE, "the message is not a readable SAML response")
                : Optional.empty();
    }

    private static Optional<Refusal> errorStatus(ResponseFacts response) {
        if (response.success()) {
            return Optional.empty();
        }
        String status = response.status().map(Shown::one).orElse("none");
        String subStatus =
                response.subStatus().map(sub -> ", " + Shown.one(sub)).orElse("");
        return refused(RefusalReason.JUMPCLOUD_ERROR, "status " + status + subStatus);
    }

    private static Optional<Refusal> wrongIssuer(ResponseFacts response, ExpectedFacts expected) {
        return expected.idpEntityId()
                .filter(issuer -> !Set.of(issuer).containsAll(response.issuers()))
                .flatMap(issuer -> refused(
                        RefusalReason.WRONG_ISSUER,
                        "expected " + Shown.one(issuer) + ", received " + Shown.all(response.issuers())));
    }

    private static Optional<Refusal> wrongDestination(ResponseFacts response, ExpectedFacts expected) {
        String acsUrl = expected.acsUrl();
        Optional<String> otherDestination = response.destination().filter(url -> !url.equals(acsUrl));
        if (otherDestination.isPresent()) {
            return refused(
                    RefusalReason.WRONG_DESTINATION,
                    "expected " + Shown.one(acsUrl) + ", received destination " + Shown.one(otherDestination.get()));
        }
        if (response.recipients().isEmpty() || response.recipients().contains(acsUrl)) {
            return Optional.empty();
        }
        return refused(
                RefusalReason.WRONG_DESTINATION,
                "expected " + Shown.one(acsUrl) + ", received recipient " + Shown.all(response.recipients()));
    }

    private static Optional<Refusal> unsigned(ResponseFacts response) {
        return response.signed() == Signed.NOTHING
                ? refused(RefusalReason.UNSIGNED, "neither the response nor the assertion is signed")
                : Optional.empty();
    }

    /** A signature within an encrypted assertion cannot be seen. */
    private static Optional<Refusal> unsignedAssertion(ResponseFacts response, ExpectedFacts expected) {
        boolean missing = expected.demands().signedAssertion()
                && response.assertions() > 0
                && response.signed() != Signed.ASSERTION
                && !response.encrypted();
        return missing
                ? refused(
                        RefusalReason.UNSIGNED,
                        "the connection wants signed assertions, and JumpCloud has signed the response alone")
                : Optional.empty();
    }

    private static Optional<Refusal> unencrypted(ResponseFacts response, ExpectedFacts expected) {
        boolean missing = expected.demands().encryptedAssertion() && response.assertions() > 0 && !response.encrypted();
        return missing
                ? refused(
                        RefusalReason.NOT_ENCRYPTED,
                        "the connection wants encrypted assertions, and the assertion is not")
                : Optional.empty();
    }

    private static Optional<Refusal> wrongAudience(ResponseFacts response, ExpectedFacts expected) {
        if (response.audiences().isEmpty() || response.audiences().contains(expected.spEntityId())) {
            return Optional.empty();
        }
        return refused(
                RefusalReason.WRONG_AUDIENCE,
                "expected " + Shown.one(expected.spEntityId()) + ", received " + Shown.all(response.audiences()));
    }

    private static Optional<Refusal> outsideTimeWindow(ResponseFacts response, ExpectedFacts expected, Instant now) {
        Optional<Instant> early = response.notBefore()
                .filter(start -> now.plus(expected.clockSkew()).isBefore(start));
        if (early.isPresent()) {
            return refused(
                    RefusalReason.OUTSIDE_TIME_WINDOW, "valid from " + early.get() + ", the clock here says " + now);
        }
        return response.notOnOrAfter()
                .filter(end -> !now.minus(expected.clockSkew()).isBefore(end))
                .flatMap(end -> refused(
                        RefusalReason.OUTSIDE_TIME_WINDOW, "valid before " + end + ", the clock here says " + now));
    }

    private static Optional<Refusal> answerToAnotherRequest(ResponseFacts response) {
        Optional<String> pending = response.expectedRequestId();
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        if (response.inResponseTo().isEmpty()) {
            return refused(
                    RefusalReason.ANSWER_TO_ANOTHER_REQUEST,
                    "a login is pending, and the response does not say that it answers it");
        }
        if (!response.inResponseTo().equals(pending)) {
            return refused(
                    RefusalReason.ANSWER_TO_ANOTHER_REQUEST, "it answers another request than the one that is pending");
        }
        return Set.of(pending.get()).containsAll(response.confirmedRequests())
                ? Optional.empty()
                : refused(
                        RefusalReason.ANSWER_TO_ANOTHER_REQUEST,
                        "the assertion is confirmed for another request than the one that is pending");
    }

    private static Optional<Refusal> nobodyNamed(ResponseFacts response, ExpectedFacts expected) {
        if (response.encrypted() || response.assertions() == 0) {
            return Optional.empty();
        }
        Optional<PrincipalAttribute> principal = expected.demands().principal();
        if (principal.isPresent()) {
            return principal.flatMap(attribute -> principalAbsent(response, attribute));
        }
        return response.named()
                ? Optional.empty()
                : refused(RefusalReason.NAME_ID_DIFFERS, "the assertion has no NameID");
    }

    private static Optional<Refusal> principalAbsent(ResponseFacts response, PrincipalAttribute principal) {
        Set<String> received = principal.friendlyName() ? response.friendlyNames() : response.attributes();
        return received.contains(principal.name())
                ? Optional.empty()
                : refused(
                        RefusalReason.NAME_ID_DIFFERS,
                        "the principal attribute " + Shown.one(principal.name())
                                + (principal.friendlyName() ? " (friendly name)" : "") + " did not come; received "
                                + (received.isEmpty() ? "none" : Shown.all(received)));
    }

    private static Refusal signatureInvalid(ExpectedFacts expected) {
        String fact = expected.certificates()
                .notYetValidUntil()
                .map(start -> "the connection's certificate is valid only from " + start)
                .orElse("the signature does not fit the connection's certificates");
        return new Refusal(RefusalReason.SIGNATURE_INVALID, fact);
    }

    private static Optional<Refusal> refused(RefusalReason reason, String fact) {
        return Optional.of(new Refusal(reason, fact));
    }
}
