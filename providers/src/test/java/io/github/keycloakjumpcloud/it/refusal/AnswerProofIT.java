package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.EncryptedXml;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What ties a response to the login that it is to answer. Where the assertion alone is signed, whoever has got hold of one
 * can write any response around it.
 */
class AnswerProofIT {
    private static final Person VICTIM = SampleDirectory.ADMIN;
    private static final Person PERSON = SampleDirectory.ORDINARY;

    @AutoClose
    private TestRealm realm;

    private EncryptedXml encryption;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create();
        encryption = EncryptedXml.forRealm(realm);
    }

    /** The tile's message of a victim, who has pressed it, in a response that answers the attacker's own login. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/clients/any"})
    void assertionWhenItHasComeUnsolicitedThenItAnswersNoLogin(String below) {
        // given
        SignIn attacker = realm.atJumpCloud();
        String stolen = Wire.xml(realm, unsolicited(VICTIM));
        realm.browser().post(URI.create(realm.acsUrl() + below), Map.of("SAMLResponse", Wire.base64(stolen)));
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, attacker, enveloped(stolen, attacker));

        // then
        assertRefused(page, RefusalReason.USED_BEFORE, before);
    }

    @Test
    void assertionWhenItHasComeWhileALoginWasPendingThenItAnswersNoLogin() {
        // given
        SignIn attacker = realm.atJumpCloud();
        SignIn victim = realm.atJumpCloud();
        String stolen = Wire.xml(realm, unsolicited(VICTIM));
        Wire.answer(realm, victim, stolen);
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, attacker, enveloped(stolen, attacker));

        // then
        assertRefused(page, RefusalReason.USED_BEFORE, before);
    }

    @Test
    void assertionWhenItHasComeUnsolicitedAndEncryptedThenItAnswersNoLogin() {
        // given
        SignIn attacker = realm.atJumpCloud();
        String stolen = encrypted(Wire.xml(realm, unsolicited(VICTIM)));
        realm.post(realm.browser(), Wire.base64(stolen), "");
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, attacker, enveloped(stolen, attacker));

        // then
        assertRefused(page, RefusalReason.USED_BEFORE, before);
    }

    /** What nobody has signed takes no place in the memory of the cluster, and nothing away from the person. */
    @Test
    void assertionWhenAForgedOneOfItsIdHasComeThenTheTrueOneStillCounts() {
        // given
        SignIn person = realm.atJumpCloud();
        SamlResponse answer = person.responseFor(PERSON).withAssertionId("_the-same-id");
        String forged = Wire.xml(
                realm, unsolicited(PERSON).withAssertionId("_the-same-id").withSigningMode(SigningMode.NONE));
        realm.post(realm.browser(), Wire.base64(forged), "");

        // when
        Wire.answer(realm, person, Wire.xml(realm, answer));

        // then
        assertThat(person.login().email()).isEqualTo(PERSON.email());
    }

    @Test
    void assertionWhenItIsOlderThanTheLoginThenItAnswersNothing() {
        // given
        String stolen = Wire.xml(
                realm, unsolicited(VICTIM).withIssueInstant(Instant.now().minus(Duration.ofSeconds(63))));
        SignIn attacker = realm.atJumpCloud();
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, attacker, enveloped(stolen, attacker));

        // then
        RefusalEvidence evidence = assertRefused(page, RefusalReason.ANSWER_TO_ANOTHER_REQUEST, before);
        assertThat(evidence.fact()).contains("before the login began");
    }

    @Test
    void assertionWhenTheEnvelopeSaysNothingThenItsOwnWordIsNoAnswerEither() {
        // given
        SignIn person = realm.atJumpCloud();
        String xml = Wire.xml(realm, person.responseFor(PERSON)).replaceFirst(" InResponseTo=\"[^\"]*\"", "");
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, person, xml);

        // then
        assertRefused(page, RefusalReason.ANSWER_TO_ANOTHER_REQUEST, before);
    }

    /** Of another's login, in a response that says it answers this one. */
    @Test
    void assertionWhenItNamesAnotherRequestThenItsWordCountsBeforeTheEnvelopes() {
        // given
        SignIn victim = realm.atJumpCloud();
        String stolen = Wire.xml(realm, victim.responseFor(VICTIM));
        SignIn attacker = realm.atJumpCloud();
        String xml = stolen.replaceFirst(
                " InResponseTo=\"[^\"]*\"",
                " InResponseTo=\"" + attacker.request().id() + "\"");
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, attacker, xml);

        // then
        assertRefused(page, RefusalReason.ANSWER_TO_ANOTHER_REQUEST, before);
    }

    /** Encrypted, and in a response without a destination, with which Keycloak would compare the recipient. */
    @Test
    void assertionWhenItIsForAnotherRecipientThenNoEnvelopeHidesIt() {
        // given
        SignIn person = realm.atJumpCloud();
        String xml = encrypted(
                        Wire.xml(realm, person.responseFor(PERSON).withRecipient("https://elsewhere.example.com/acs")))
                .replaceFirst(" Destination=\"[^\"]*\"", "");
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, person, xml);

        // then
        assertRefused(page, RefusalReason.WRONG_DESTINATION, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotOnOrAfter, -600", "NotBefore, 240"})
    void assertionWhenItIsConfirmedForAnotherTimeThenItsConditionsDoNotMendThat(String bound) {
        // given
        String[] parts = bound.split(", ");
        String time = Instant.now().plusSeconds(Long.parseLong(parts[1])).toString();
        SignIn person = realm.atJumpCloud();
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = person.answer(
                PERSON,
                response -> response.withRewriting(xml -> xml.replaceFirst(
                                "(<saml2:SubjectConfirmationData[^>]*?) " + parts[0] + "=\"[^\"]*\"", "$1")
                        .replaceFirst(
                                "<saml2:SubjectConfirmationData",
                                "<saml2:SubjectConfirmationData " + parts[0] + "=\"" + time + "\"")));

        // then
        assertRefused(page, RefusalReason.OUTSIDE_TIME_WINDOW, before);
    }

    static List<UnaryOperator<SamlResponse>> proven() {
        return List.of(
                response -> response,
                response -> response.withSubjectInResponseTo(false).withSigningMode(SigningMode.BOTH),
                response -> response.withSubjectInResponseTo(false).withSigningMode(SigningMode.RESPONSE));
    }

    /** Where something that is signed names the request, clocks may be as far apart as the assertion's validity allows. */
    @Test
    void answerWhenItIsProvenThenAnOldAssertionStillCountsAndNothingIsFound() {
        for (UnaryOperator<SamlResponse> shape : proven()) {
            // given
            SignIn person = realm.atJumpCloud();

            // when
            person.answer(PERSON, response -> shape.apply(response)
                    .withIssueInstant(Instant.now().minus(Duration.ofMinutes(3))));

            // then
            assertThat(person.login().email()).isEqualTo(PERSON.email());
            assertThat(findings()).doesNotContain("response-not-signed");
        }
    }

    @Test
    void answerWhenNothingSignedNamesTheRequestThenItWorksAndAFindingSaysSoUntilItIsMended() {
        // given
        SignIn person = realm.atJumpCloud();

        // when
        person.answer(PERSON, response -> response.withSubjectInResponseTo(false)
                .withIssueInstant(Instant.now().minusSeconds(30)));

        // then
        assertThat(person.login().email()).isEqualTo(PERSON.email());
        assertThat(findings()).contains("response-not-signed");

        // when
        realm.atJumpCloud().answer(PERSON, response -> response.withSubjectInResponseTo(false)
                .withSigningMode(SigningMode.BOTH));

        // then
        assertThat(findings()).doesNotContain("response-not-signed");
    }

    private RefusalEvidence assertRefused(Page page, RefusalReason refusal, RealmState before) {
        RefusalEvidence evidence = RefusalEvidence.of(realm.admin(), page).assertTellsOf(refusal);
        before.assertUnchanged(realm.admin());
        return evidence;
    }

    private SamlResponse unsolicited(Person person) {
        return realm.application().answer(person, null);
    }

    /** The same assertion in a response that says it answers this browser's login. */
    private static String enveloped(String unsolicited, SignIn person) {
        return unsolicited.replaceFirst(
                " IssueInstant=", " InResponseTo=\"" + person.request().id() + "\" IssueInstant=");
    }

    private String encrypted(String response) {
        String assertion = response.substring(
                response.indexOf("<saml2:Assertion "),
                response.indexOf("</saml2:Assertion>") + "</saml2:Assertion>".length());
        return response.replace(assertion, encryption.assertion(assertion));
    }

    private List<String> findings() {
        return realm.admin().get("jumpcloud/" + TestRealm.ALIAS + "/findings").findValuesAsText("kind");
    }
}
