package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.response.ResponseFacts.Outcome;
import io.github.keycloakjumpcloud.core.response.ResponseFacts.Signed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
                ? refused(RefusalReason.NOT_A_SAML_RESPONSE, RefusalFact.NOT_READABLE)
                : Optional.empty();
    }

    private static Optional<Refusal> errorStatus(ResponseFacts response) {
        if (response.success()) {
            return Optional.empty();
        }
        List<String> status = Stream.of(response.status(), response.subStatus())
                .flatMap(Optional::stream)
                .toList();
        return refused(RefusalReason.JUMPCLOUD_ERROR, RefusalFact.STATUS, FactArgument.texts(status));
    }

    private static Optional<Refusal> wrongIssuer(ResponseFacts response, ExpectedFacts expected) {
        return expected.idpEntityId()
                .filter(issuer -> !Set.of(issuer).containsAll(response.issuers()))
                .flatMap(issuer -> refused(
                        RefusalReason.WRONG_ISSUER,
                        RefusalFact.WRONG_ISSUER,
                        FactArgument.text(issuer),
                        FactArgument.sorted(response.issuers())));
    }

    private static Optional<Refusal> wrongDestination(ResponseFacts response, ExpectedFacts expected) {
        String acsUrl = expected.acsUrl();
        Optional<String> otherDestination = response.destination().filter(url -> !url.equals(acsUrl));
        if (otherDestination.isPresent()) {
            return refused(
                    RefusalReason.WRONG_DESTINATION,
                    RefusalFact.WRONG_DESTINATION,
                    FactArgument.text(acsUrl),
                    FactArgument.text(otherDestination.get()));
        }
        if (response.recipients().isEmpty() || response.recipients().contains(acsUrl)) {
            return Optional.empty();
        }
        return refused(
                RefusalReason.WRONG_DESTINATION,
                RefusalFact.WRONG_RECIPIENT,
                FactArgument.text(acsUrl),
                FactArgument.sorted(response.recipients()));
    }

    private static Optional<Refusal> unsigned(ResponseFacts response) {
        return response.signed() == Signed.NOTHING
                ? refused(RefusalReason.UNSIGNED, RefusalFact.NOTHING_SIGNED)
                : Optional.empty();
    }

    /** A signature within an encrypted assertion cannot be seen. */
    private static Optional<Refusal> unsignedAssertion(ResponseFacts response, ExpectedFacts expected) {
        boolean missing = expected.demands().signedAssertion()
                && response.assertions() > 0
                && response.signed() != Signed.ASSERTION
                && !response.encrypted();
        return missing ? refused(RefusalReason.UNSIGNED, RefusalFact.ASSERTION_NOT_SIGNED) : Optional.empty();
    }

    private static Optional<Refusal> unencrypted(ResponseFacts response, ExpectedFacts expected) {
        boolean missing = expected.demands().encryptedAssertion() && response.assertions() > 0 && !response.encrypted();
        return missing ? refused(RefusalReason.NOT_ENCRYPTED, RefusalFact.NOT_ENCRYPTED) : Optional.empty();
    }

    private static Optional<Refusal> wrongAudience(ResponseFacts response, ExpectedFacts expected) {
        if (response.audiences().isEmpty() || response.audiences().contains(expected.spEntityId())) {
            return Optional.empty();
        }
        return refused(
                RefusalReason.WRONG_AUDIENCE,
                RefusalFact.WRONG_AUDIENCE,
                FactArgument.text(expected.spEntityId()),
                FactArgument.sorted(response.audiences()));
    }

    private static Optional<Refusal> outsideTimeWindow(ResponseFacts response, ExpectedFacts expected, Instant now) {
        Optional<Instant> early = response.notBefore()
                .filter(start -> now.plus(expected.clockSkew()).isBefore(start));
        if (early.isPresent()) {
            return refused(
                    RefusalReason.OUTSIDE_TIME_WINDOW,
                    RefusalFact.VALID_LATER,
                    FactArgument.time(early.get()),
                    FactArgument.time(now));
        }
        return response.notOnOrAfter()
                .filter(end -> !now.minus(expected.clockSkew()).isBefore(end))
                .flatMap(end -> refused(
                        RefusalReason.OUTSIDE_TIME_WINDOW,
                        RefusalFact.VALID_EARLIER,
                        FactArgument.time(end),
                        FactArgument.time(now)));
    }

    private static Optional<Refusal> answerToAnotherRequest(ResponseFacts response) {
        Optional<String> pending = response.expectedRequestId();
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        if (response.inResponseTo().isEmpty()) {
            return refused(RefusalReason.ANSWER_TO_ANOTHER_REQUEST, RefusalFact.ANSWERS_NO_REQUEST);
        }
        if (!response.inResponseTo().equals(pending)) {
            return refused(RefusalReason.ANSWER_TO_ANOTHER_REQUEST, RefusalFact.ANSWERS_ANOTHER_REQUEST);
        }
        return Set.of(pending.get()).containsAll(response.confirmedRequests())
                ? Optional.empty()
                : refused(RefusalReason.ANSWER_TO_ANOTHER_REQUEST, RefusalFact.CONFIRMED_FOR_ANOTHER_REQUEST);
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
                : refused(RefusalReason.NAME_ID_DIFFERS, RefusalFact.NAME_ID_MISSING);
    }

    private static Optional<Refusal> principalAbsent(ResponseFacts response, PrincipalAttribute principal) {
        Set<String> received = principal.friendlyName() ? response.friendlyNames() : response.attributes();
        return received.contains(principal.name())
                ? Optional.empty()
                : refused(
                        RefusalReason.NAME_ID_DIFFERS,
                        principal.friendlyName()
                                ? RefusalFact.FRIENDLY_PRINCIPAL_MISSING
                                : RefusalFact.PRINCIPAL_MISSING,
                        FactArgument.text(principal.name()),
                        FactArgument.sorted(received));
    }

    private static Refusal signatureInvalid(ExpectedFacts expected) {
        Fact fact = expected.certificates()
                .notYetValidUntil()
                .map(start -> Fact.of(RefusalFact.CERTIFICATE_NOT_YET_VALID, FactArgument.time(start)))
                .orElseGet(() -> Fact.of(RefusalFact.SIGNATURE_FITS_NO_CERTIFICATE));
        return new Refusal(RefusalReason.SIGNATURE_INVALID, fact);
    }

    private static Optional<Refusal> refused(RefusalReason reason, RefusalFact kind, FactArgument... arguments) {
        return Optional.of(new Refusal(reason, kind, arguments));
    }
}
