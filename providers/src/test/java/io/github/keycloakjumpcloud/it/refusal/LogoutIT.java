package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SignatureAlgorithm;
import io.github.keycloakjumpcloud.simulator.saml.SignedMessage;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests for a logout, and answers to one, at the endpoint of a connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogoutIT {
    private static final String LOGOUT_SERVICE = "http://127.0.0.1/saml2/logout";
    private static final Person PERSON = SampleDirectory.ORDINARY;
    private static final Person OTHER = SampleDirectory.ADMIN;

    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .setting("verifiedDomains", "example.com")
                .setting("singleLogoutServiceUrl", LOGOUT_SERVICE)
                .create();
    }

    @AfterAll
    void deleteRealm() {
        realm.close();
    }

    @Test
    void requestWhenItIsGoodThenItEndsTheSessionsOfThePersonAndNoOthers() {
        // given
        Login person = realm.login(PERSON);
        Login other = realm.login(OTHER);

        // when
        Page page = post(signed(request(PERSON.email().toUpperCase(Locale.ROOT))));

        // then
        assertThat(page.status()).as(page.toString()).isLessThan(400);
        assertThat(sessions(person)).isZero();
        assertThat(sessions(other)).isPositive();
    }

    @Test
    void requestWhenItNamesOneSessionThenItEndsThatOne() {
        // given
        SignIn first = realm.atJumpCloud();
        first.answer(PERSON, response -> response.withSessionIndex("index-1"));
        SignIn second = realm.atJumpCloud();
        second.answer(PERSON, response -> response.withSessionIndex("index-2"));
        Login login = second.login();
        int before = sessions(login);

        // when
        post(signed(request(PERSON.email()).replace("</saml2p:LogoutRequest>", index("index-1"))));

        // then
        assertThat(sessions(login)).isEqualTo(before - 1);
    }

    @Test
    void requestWhenItComesByRedirectThenItEndsTheSessions() {
        // given
        Login person = realm.login(PERSON);

        // when
        Page page = redirect("SAMLRequest", request(PERSON.email()), SignatureAlgorithm.RSA_SHA256);

        // then
        assertThat(page.status()).as(page.toString()).isLessThan(400);
        assertThat(sessions(person)).isZero();
    }

    /** Many connections have no such address, since JumpCloud offers no logout. */
    @Test
    void requestWhenNobodyKnowsWhereToAnswerThenItEndsTheSessionsAllTheSame() {
        // given
        realm.configure(Map.of("singleLogoutServiceUrl", ""));
        Login person = realm.login(PERSON);

        // when
        Page page = post(signed(request(PERSON.email())));

        // then
        Wire.assertNoFailure(page);
        assertThat(sessions(person)).isZero();
        realm.configure(Map.of("singleLogoutServiceUrl", LOGOUT_SERVICE));
    }

    Stream<Arguments> forgeries() {
        return Stream.of(
                forged("another issuer", Refusal.WRONG_ISSUER, xml -> signed(issuedBy("Other", xml))),
                forged("no issuer that is named", Refusal.WRONG_ISSUER, xml -> signed(issuedBy("", xml))),
                forged(
                        "out of time by its own word",
                        Refusal.OUTSIDE_TIME_WINDOW,
                        xml -> signed(xml.replace(
                                " ID=", " NotOnOrAfter=\"" + Instant.now().minusSeconds(61) + "\" ID="))),
                forged(
                        "issued long ago",
                        Refusal.OUTSIDE_TIME_WINDOW,
                        xml -> signed(issuedAt(Instant.now().minus(Duration.ofMinutes(7)), xml))),
                forged(
                        "issued in the future",
                        Refusal.OUTSIDE_TIME_WINDOW,
                        xml -> signed(issuedAt(Instant.now().plus(Duration.ofMinutes(2)), xml))),
                forged("not signed", Refusal.UNSIGNED, xml -> xml),
                forged(
                        "SHA-1",
                        Refusal.ALGORITHM_TOO_WEAK,
                        xml -> SignedMessage.xml(xml, realm.application().key(), SignatureAlgorithm.RSA_SHA1)),
                forged(
                        "signed by another key",
                        Refusal.SIGNATURE_INVALID,
                        xml -> SignedMessage.xml(xml, SigningKey.generate(), SignatureAlgorithm.RSA_SHA256)),
                forged("changed after signing", Refusal.SIGNATURE_INVALID, xml -> signed(
                                xml.replace(PERSON.email(), OTHER.email()))
                        .replace(OTHER.email(), PERSON.email())),
                forged(
                        "to another address",
                        Refusal.WRONG_DESTINATION,
                        xml -> signed(xml.replace(realm.acsUrl(), "https://elsewhere.example.com/acs"))),
                forged(
                        "to no address",
                        Refusal.WRONG_DESTINATION,
                        xml -> signed(xml.replace(" Destination=\"" + realm.acsUrl() + "\"", ""))),
                forged(
                        "a login request",
                        Refusal.NOT_A_SAML_RESPONSE,
                        xml -> signed(xml.replace("LogoutRequest", "AuthnRequest")
                                .replaceFirst("<saml2:NameID.*</saml2:NameID>", "<saml2p:Scoping/>"))),
                // Keycloak is content with any signed assertion somewhere within: this is one of the attacker's own.
                forged(
                        "a signed assertion within",
                        Refusal.UNSIGNED,
                        xml -> xml.replace(
                                "<saml2:NameID",
                                "<saml2p:Extensions>" + assertion(OTHER) + "</saml2p:Extensions><saml2:NameID")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void requestWhenItIsNotGoodThenItEndsNothing(UnaryOperator<String> forgery, Refusal refusal) {
        // given
        Login person = realm.login(PERSON);
        String request = forgery.apply(request(PERSON.email()));
        realm.admin().clearEvents();

        // when
        Page page = post(request);

        // then
        assertRefused(page, refusal);
        assertThat(sessions(person)).isPositive();
    }

    @Test
    void requestWhenItIsReplayedThenItEndsNothing() {
        // given
        String request = signed(request(PERSON.email()));
        realm.login(PERSON);
        post(request);
        Login person = realm.login(PERSON);
        realm.admin().clearEvents();

        // when
        Page page = post(request);

        // then
        assertRefused(page, Refusal.USED_BEFORE);
        assertThat(sessions(person)).isPositive();
    }

    @Test
    void queryWhenItIsSignedBySha1ThenItIsRefused() {
        // given
        Login person = realm.login(PERSON);
        realm.admin().clearEvents();

        // when
        Page request = redirect("SAMLRequest", request(PERSON.email()), SignatureAlgorithm.RSA_SHA1);

        // then
        assertRefused(request, Refusal.ALGORITHM_TOO_WEAK);
        assertThat(sessions(person)).isPositive();

        // when: a response to a login, whose assertion is signed well
        realm.admin().clearEvents();
        SignIn signIn = realm.atJumpCloud();
        String query = SignedMessage.query(
                "SAMLResponse",
                Wire.xml(realm, signIn.responseFor(PERSON)),
                signIn.request().relayState(),
                realm.application().key(),
                SignatureAlgorithm.RSA_SHA1);
        Page response = signIn.browser().open(realm.acsUrl() + "?" + query);

        // then
        assertRefused(response, Refusal.ALGORITHM_TOO_WEAK);
    }

    /** One reading of the query would be verified, and the other carried out. */
    @Test
    void queryWhenItCanBeReadInTwoWaysThenItIsRefused() {
        // given
        Login person = realm.login(PERSON);
        String good = SignedMessage.query(
                "SAMLRequest",
                request("nobody@example.com"),
                null,
                realm.application().key(),
                SignatureAlgorithm.RSA_SHA256);
        String other = SignedMessage.query(
                "SAMLRequest", request(PERSON.email()), null, SigningKey.generate(), SignatureAlgorithm.RSA_SHA256);
        String planted = other.substring(0, other.indexOf('&')).replace("SAMLRequest", "%53AMLRequest");

        for (String query : new String[] {planted + "&" + good, good + "&" + planted}) {
            // when
            Page page = realm.browser().open(realm.acsUrl() + "?" + query);

            // then
            RefusalEvidence.of(realm.admin(), page).assertTellsOf(Refusal.NOT_A_SAML_RESPONSE);
            assertThat(sessions(person)).isPositive();
        }
    }

    @Test
    void requestWhenItNamesAPersonOfAnotherConnectionThenItEndsNothing() {
        // given
        TestRealm other = realm.connect(
                "other", Map.of("verifiedDomains", "example.com"), application -> application.withIssuer("other"));
        SignIn signIn = other.atJumpCloud();
        signIn.answer(SampleDirectory.NO_DEPARTMENT, response -> response.withSessionIndex("theirs"));
        Login theirs = signIn.login();

        // when
        post(signed(request(SampleDirectory.NO_DEPARTMENT.email())));
        post(signed(request(PERSON.email()).replace("</saml2p:LogoutRequest>", index("theirs"))));

        // then
        assertThat(sessions(theirs)).isPositive();
    }

    @Test
    void requestWhenItNamesOnePersonAndTheSessionOfAnotherThenItEndsNothing() {
        // given
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(OTHER, response -> response.withSessionIndex("of-another"));
        Login other = signIn.login();
        realm.login(PERSON);
        int before = sessions(other);

        // when
        post(signed(request(PERSON.email()).replace("</saml2p:LogoutRequest>", index("of-another"))));

        // then
        assertThat(sessions(other)).isEqualTo(before);
    }

    /** SAML Core 3.7.3.2: the session must be one of the principal whom the request names. */
    @Test
    void requestWhenItNamesNobodyWhomWeKnowAndASessionThenItEndsNothing() {
        // given
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(OTHER, response -> response.withSessionIndex("of-somebody"));
        Login somebody = signIn.login();
        int before = sessions(somebody);
        String index = index("of-somebody");

        // when
        post(signed(request("nobody@example.com").replace("</saml2p:LogoutRequest>", index)));
        post(signed(request("").replace("</saml2p:LogoutRequest>", index)));

        // then
        assertThat(sessions(somebody)).isEqualTo(before);

        // when
        post(signed(request(OTHER.email()).replace("</saml2p:LogoutRequest>", index)));

        // then
        assertThat(sessions(somebody)).isEqualTo(before - 1);
    }

    /** A session that the person began with a password is not JumpCloud's to end. */
    @Test
    void requestWhenThePersonHasComeInOtherwiseThenThatSessionStays() {
        // given
        Person person = PERSON.withEmail("another.way@example.com");
        Login login = realm.login(person);
        People.givePassword(realm.admin(), login.userId());
        realm.newPerson().signInWithPassword(person.email(), People.PASSWORD);
        int before = sessions(login);

        // when
        post(signed(request(person.email())));

        // then
        assertThat(sessions(login)).isEqualTo(before - 1).isPositive();
    }

    @Test
    void answerWhenItIsNotGoodThenItSaysWhy() {
        String answer = request(PERSON.email())
                .replace("LogoutRequest", "LogoutResponse")
                .replaceFirst(
                        "<saml2:NameID.*</saml2:NameID>",
                        "<saml2p:Status><saml2p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>"
                                + "</saml2p:Status>");

        assertThat(code(answer)).isEqualTo("JC-302");
        assertThat(code(signed(issuedBy("Other", answer)))).isEqualTo("JC-307");
        assertThat(code(SignedMessage.xml(answer, realm.application().key(), SignatureAlgorithm.RSA_SHA1)))
                .isEqualTo("JC-304");
        assertThat(code(signed(answer))).isEqualTo("JC-313");
    }

    private String code(String logoutResponse) {
        realm.admin().clearEvents();
        Page page =
                realm.browser().post(URI.create(realm.acsUrl()), Map.of("SAMLResponse", Wire.base64(logoutResponse)));
        RefusalEvidence evidence = RefusalEvidence.of(realm.admin(), page);
        assertThat(realm.admin().failures()).containsExactly(evidence.event());
        return evidence.page().code();
    }

    private void assertRefused(Page page, Refusal refusal) {
        RefusalEvidence evidence = RefusalEvidence.of(realm.admin(), page).assertTellsOf(refusal);
        assertThat(realm.admin().failures()).contains(evidence.event()).hasSize(1);
    }

    private Page post(String request) {
        return realm.browser()
                .stopAt(LOGOUT_SERVICE)
                .post(URI.create(realm.acsUrl()), Map.of("SAMLRequest", Wire.base64(request)));
    }

    private Page redirect(String parameter, String xml, SignatureAlgorithm algorithm) {
        String query =
                SignedMessage.query(parameter, xml, null, realm.application().key(), algorithm);
        return realm.browser().stopAt(LOGOUT_SERVICE).open(realm.acsUrl() + "?" + query);
    }

    private int sessions(Login login) {
        return realm.admin().sessionsOf(login.userId()).size();
    }

    private static Arguments forged(String name, Refusal refusal, UnaryOperator<String> forgery) {
        return Arguments.of(Named.of(name, forgery), refusal);
    }

    private String signed(String request) {
        return SignedMessage.xml(request, realm.application().key(), SignatureAlgorithm.RSA_SHA256);
    }

    private String request(String nameId) {
        return "<saml2p:LogoutRequest xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\" Destination=\"" + realm.acsUrl() + "\" ID=\"_"
                + UUID.randomUUID() + "\" IssueInstant=\"" + Instant.now() + "\" Version=\"2.0\"><saml2:Issuer>"
                + realm.application().issuer() + "</saml2:Issuer><saml2:NameID>" + nameId
                + "</saml2:NameID></saml2p:LogoutRequest>";
    }

    private static String index(String value) {
        return "<saml2p:SessionIndex>" + value + "</saml2p:SessionIndex></saml2p:LogoutRequest>";
    }

    private static String issuedBy(String issuer, String request) {
        return request.replaceFirst("<saml2:Issuer>[^<]*", "<saml2:Issuer>" + issuer);
    }

    private static String issuedAt(Instant time, String request) {
        return request.replaceFirst("IssueInstant=\"[^\"]*\"", "IssueInstant=\"" + time + "\"");
    }

    private String assertion(Person person) {
        String response = Wire.xml(realm, realm.application().answer(person, null));
        return response.substring(
                response.indexOf("<saml2:Assertion "),
                response.indexOf("</saml2:Assertion>") + "</saml2:Assertion>".length());
    }
}
