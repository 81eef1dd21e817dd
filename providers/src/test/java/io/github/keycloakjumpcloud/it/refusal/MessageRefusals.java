package io.github.keycloakjumpcloud.it.refusal;

import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.ALGORITHM_TOO_WEAK;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.CERTIFICATE_EXPIRED;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.JUMPCLOUD_ERROR;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.NOT_ENCRYPTED;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.OUTSIDE_TIME_WINDOW;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.SIGNATURE_INVALID;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.UNSIGNED;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.WRONG_AUDIENCE;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.WRONG_DESTINATION;
import static io.github.keycloakjumpcloud.core.refusal.RefusalReason.WRONG_ISSUER;

import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.it.refusal.RefusalCase.Situation;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.saml.SamlStatus;
import io.github.keycloakjumpcloud.simulator.saml.SignatureAlgorithm;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The ways to be refused because of what the response says: JC-301 to JC-308, JC-312 and JC-314. */
final class MessageRefusals {

    private static final Person PERSON = SampleDirectory.ORDINARY;
    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
    private static final String ELSEWHERE = "https://elsewhere.example.com/acs";

    private MessageRefusals() {}

    static List<RefusalCase> cases() {
        return List.of(
                RefusalCase.of(SIGNATURE_INVALID, "signed by another key, whose certificate is in KeyInfo", realm -> {
                    SignIn person = realm.atJumpCloud();
                    return () -> Wire.answer(
                            realm, person, person.responseFor(PERSON).xml(SigningKey.generate()));
                }),
                altered("tampered after signing", xml -> xml.replace("Keller", "Mallory")),
                RefusalCase.of(SIGNATURE_INVALID, "two assertions", answer(response -> response.withAssertionCount(2))),
                RefusalCase.of(
                        UNSIGNED, "no signature", answer(response -> response.withSigningMode(SigningMode.NONE))),
                RefusalCase.of(
                                UNSIGNED,
                                "the response alone is signed where signed assertions are wanted",
                                answer(response -> response.withSigningMode(SigningMode.RESPONSE)))
                        .with("wantAssertionsSigned", "true"),
                RefusalCase.of(NOT_ENCRYPTED, "not encrypted where that is wanted", answer(response -> response))
                        .with("wantAssertionsEncrypted", "true"),
                RefusalCase.of(CERTIFICATE_EXPIRED, "certificate expired", realm -> {
                    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
                    SigningKey expired =
                            realm.application().key().reissued(yesterday.minus(Duration.ofDays(1)), yesterday);
                    realm.configure(Map.of("signingCertificate", expired.certificateBase64()));
                    return answer(response -> response).in(realm);
                }),
                RefusalCase.of(
                        ALGORITHM_TOO_WEAK,
                        "SHA-1",
                        answer(response -> response.withAlgorithm(SignatureAlgorithm.RSA_SHA1))),
                RefusalCase.of(
                        WRONG_AUDIENCE,
                        "another SP Entity ID",
                        answer(response -> response.withAudience("https://elsewhere.example.com"))),
                RefusalCase.of(
                        WRONG_DESTINATION,
                        "another destination",
                        answer(response -> response.withDestination(ELSEWHERE))),
                RefusalCase.of(
                        WRONG_DESTINATION, "another recipient", answer(response -> response.withRecipient(ELSEWHERE))),
                RefusalCase.of(
                        WRONG_DESTINATION,
                        "a destination that is no address",
                        answer(response -> response.withDestination("::: %zz"))),
                RefusalCase.of(
                        WRONG_ISSUER, "another issuer of the response", answer(response -> response.withIssuer("Other")
                                .withAssertionIssuer("JumpCloud"))),
                RefusalCase.of(
                        WRONG_ISSUER,
                        "another issuer of the assertion",
                        answer(response -> response.withAssertionIssuer("Other"))),
                RefusalCase.of(WRONG_ISSUER, "a connection without IdP Entity ID", answer(response -> response))
                        .with("idpEntityId", ""),
                RefusalCase.of(OUTSIDE_TIME_WINDOW, "expired", issuedAt(Duration.ofMinutes(-7))),
                RefusalCase.of(OUTSIDE_TIME_WINDOW, "not valid yet", issuedAt(Duration.ofMinutes(7))),
                error("person not assigned", SamlStatus.requestDenied("noor.aziz@example.com is not assigned")),
                error("application not active", new SamlStatus(STATUS + "Responder", null, null)),
                error("sign-in failed", new SamlStatus(STATUS + "Responder", STATUS + "AuthnFailed", "<b>no</b>")),
                error("request not understood", new SamlStatus(STATUS + "Requester", null, "no such application")),
                error("a status that SAML does not know", new SamlStatus("urn:other:status", null, null)),
                RefusalCase.of(JUMPCLOUD_ERROR, "an error that is signed", answer(response -> response.withSigningMode(
                                SigningMode.RESPONSE)
                        .withStatus(SamlStatus.requestDenied("not assigned")))));
    }

    private static Situation issuedAt(Duration fromNow) {
        return answer(response -> response.withIssueInstant(Instant.now().plus(fromNow)));
    }

    private static RefusalCase error(String description, SamlStatus status) {
        return RefusalCase.of(JUMPCLOUD_ERROR, description, answer(response -> response.withStatus(status)));
    }

    private static RefusalCase altered(String description, UnaryOperator<String> change) {
        return RefusalCase.of(SIGNATURE_INVALID, description, realm -> {
            SignIn person = realm.atJumpCloud();
            String xml = Wire.xml(realm, person.responseFor(PERSON));
            return () -> Wire.answer(realm, person, change.apply(xml));
        });
    }

    private static Situation answer(UnaryOperator<SamlResponse> change) {
        return realm -> {
            SignIn person = realm.atJumpCloud();
            return () -> person.answer(PERSON, change);
        };
    }
}
