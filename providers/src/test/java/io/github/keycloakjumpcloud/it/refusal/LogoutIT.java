package io.github.keycloakjumpcloud.it.refusal;

import static io.github.keycloakjumpcloud.it.harness.refusal.LogoutRequests.index;
import static io.github.keycloakjumpcloud.it.harness.refusal.LogoutRequests.issuedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.LogoutRequests;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SignatureAlgorithm;
import io.github.keycloakjumpcloud.simulator.saml.SignedMessage;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests for a logout, and answers to one, at the endpoint of a connection. */
class LogoutIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;
    private static final Person OTHER = SampleDirectory.ADMIN;

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("verifiedDomains", "example.com")
            .setting("singleLogoutServiceUrl", LogoutRequests.LOGOUT_SERVICE)
            .create();

    private final LogoutRequests logouts = new LogoutRequests(realm);

    @Test
    void requestWhenItIsGoodThenItEndsTheSessionsOfThePersonAndNoOthers() {
        // given
        Login person = realm.login(PERSON);
        Login other = realm.login(OTHER);

        // when
        Page page = logouts.post(logouts.signed(logouts.request(PERSON.email().toUpperCase(Locale.ROOT))));

        // then
        assertThat(page.status()).as(page.toString()).isLessThan(400);
        assertThat(logouts.sessions(person)).isZero();
        assertThat(logouts.sessions(other)).isPositive();
    }

    @Test
    void requestWhenItNamesOneSessionThenItEndsThatOne() {
        // given
        SignIn first = realm.atJumpCloud();
        first.answer(PERSON, response -> response.withSessionIndex("index-1"));
        SignIn second = realm.atJumpCloud();
        second.answer(PERSON, response -> response.withSessionIndex("index-2"));
        Login login = second.login();
        int before = logouts.sessions(login);

        // when
        logouts.post(
                logouts.signed(logouts.request(PERSON.email()).replace("</saml2p:LogoutRequest>", index("index-1"))));

        // then
        assertThat(logouts.sessions(login)).isEqualTo(before - 1);
    }

    @Test
    void requestWhenItComesByRedirectThenItEndsTheSessions() {
        // given
        Login person = realm.login(PERSON);

        // when
        Page page = redirect("SAMLRequest", logouts.request(PERSON.email()), SignatureAlgorithm.RSA_SHA256);

        // then
        assertThat(page.status()).as(page.toString()).isLessThan(400);
        assertThat(logouts.sessions(person)).isZero();
    }

    /** Many connections have no such address, since JumpCloud offers no logout. */
    @Test
    void requestWhenNobodyKnowsWhereToAnswerThenItEndsTheSessionsAllTheSame() {
        // given
        realm.configure(Map.of("singleLogoutServiceUrl", ""));
        Login person = realm.login(PERSON);

        // when
        Page page = logouts.post(logouts.signed(logouts.request(PERSON.email())));

        // then
        Wire.assertNoFailure(page);
        assertThat(logouts.sessions(person)).isZero();
        realm.configure(Map.of("singleLogoutServiceUrl", LogoutRequests.LOGOUT_SERVICE));
    }

    Stream<Arguments> forgeries() {
        return Stream.of(
                forged("another issuer", RefusalReason.WRONG_ISSUER, xml -> logouts.signed(issuedBy("Other", xml))),
                forged("no issuer that is named", RefusalReason.WRONG_ISSUER, xml -> logouts.signed(issuedBy("", xml))),
                forged(
                        "out of time by its own word",
                        RefusalReason.OUTSIDE_TIME_WINDOW,
                        xml -> logouts.signed(xml.replace(
                                " ID=", " NotOnOrAfter=\"" + Instant.now().minusSeconds(61) + "\" ID="))),
                forged(
                        "issued long ago",
                        RefusalReason.OUTSIDE_TIME_WINDOW,
                        xml -> logouts.signed(issuedAt(Instant.now().minus(Duration.ofMinutes(7)), xml))),
                forged(
                        "issued in the future",
                        RefusalReason.OUTSIDE_TIME_WINDOW,
                        xml -> logouts.signed(issuedAt(Instant.now().plus(Duration.ofMinutes(2)), xml))),
                forged("not signed", RefusalReason.UNSIGNED, xml -> xml),
                forged(
                        "SHA-1",
                        RefusalReason.ALGORITHM_TOO_WEAK,
                        xml -> SignedMessage.xml(xml, realm.application().key(), SignatureAlgorithm.RSA_SHA1)),
                forged(
                        "signed by another key",
                        RefusalReason.SIGNATURE_INVALID,
                        xml -> SignedMessage.xml(xml, SigningKey.generate(), SignatureAlgorithm.RSA_SHA256)),
                forged("changed after signing", RefusalReason.SIGNATURE_INVALID, xml -> logouts.signed(
                                xml.replace(PERSON.email(), OTHER.email()))
                        .replace(OTHER.email(), PERSON.email())),
                forged(
                        "to another address",
                        RefusalReason.WRONG_DESTINATION,
                        xml -> logouts.signed(xml.replace(realm.acsUrl(), "https://elsewhere.example.com/acs"))),
                forged(
                        "to no address",
                        RefusalReason.WRONG_DESTINATION,
                        xml -> logouts.signed(xml.replace(" Destination=\"" + realm.acsUrl() + "\"", ""))),
                forged(
                        "a login request",
                        RefusalReason.NOT_A_SAML_RESPONSE,
                        xml -> logouts.signed(xml.replace("LogoutRequest", "AuthnRequest")
                                .replaceFirst("<saml2:NameID.*</saml2:NameID>", "<saml2p:Scoping/>"))),
                // Keycloak is content with any signed assertion somewhere within: this is one of the attacker's own.
                forged(
                        "a signed assertion within",
                        RefusalReason.UNSIGNED,
                        xml -> xml.replace(
                                "<saml2:NameID",
                                "<saml2p:Extensions>" + logouts.assertion(OTHER)
                                        + "</saml2p:Extensions><saml2:NameID")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void requestWhenItIsNotGoodThenItEndsNothing(UnaryOperator<String> forgery, RefusalReason refusal) {
        // given
        Login person = realm.login(PERSON);
        String request = forgery.apply(logouts.request(PERSON.email()));
        realm.admin().clearEvents();

        // when
        Page page = logouts.post(request);

        // then
        assertRefused(page, refusal);
        assertThat(logouts.sessions(person)).isPositive();
    }

    @Test
    void requestWhenItIsReplayedThenItEndsNothing() {
        // given
        String request = logouts.signed(logouts.request(PERSON.email()));
        realm.login(PERSON);
        logouts.post(request);
        Login person = realm.login(PERSON);
        realm.admin().clearEvents();

        // when
        Page page = logouts.post(request);

        // then
        assertRefused(page, RefusalReason.USED_BEFORE);
        assertThat(logouts.sessions(person)).isPositive();
    }

    @Test
    void queryWhenItIsSignedBySha1ThenItIsRefused() {
        // given
        Login person = realm.login(PERSON);
        realm.admin().clearEvents();

        // when
        Page request = redirect("SAMLRequest", logouts.request(PERSON.email()), SignatureAlgorithm.RSA_SHA1);

        // then
        assertRefused(request, RefusalReason.ALGORITHM_TOO_WEAK);
        assertThat(logouts.sessions(person)).isPositive();

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
        assertRefused(response, RefusalReason.ALGORITHM_TOO_WEAK);
    }

    /** One reading of the query would be verified, and the other carried out. */
    @Test
    void queryWhenItCanBeReadInTwoWaysThenItIsRefused() {
        // given
        Login person = realm.login(PERSON);
        String good = SignedMessage.query(
                "SAMLRequest",
                logouts.request("nobody@example.com"),
                null,
                realm.application().key(),
                SignatureAlgorithm.RSA_SHA256);
        String other = SignedMessage.query(
                "SAMLRequest",
                logouts.request(PERSON.email()),
                null,
                SigningKey.generate(),
                SignatureAlgorithm.RSA_SHA256);
        String message = other.substring(0, other.indexOf('&'));
        String encoded = message.replace("SAMLRequest", "%53AMLRequest");
        String behindSemicolon = "x=1;" + message;

        for (String query : List.of(
                encoded + "&" + good,
                good + "&" + encoded,
                behindSemicolon + "&" + good,
                good + "&" + behindSemicolon)) {
            // when
            Page page = realm.browser().open(realm.acsUrl() + "?" + query);

            // then
            RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.NOT_A_SAML_RESPONSE);
            assertThat(logouts.sessions(person)).isPositive();
        }
    }

    private void assertRefused(Page page, RefusalReason refusal) {
        RefusalEvidence evidence = RefusalEvidence.of(realm.admin(), page).assertTellsOf(refusal);
        assertThat(realm.admin().failures()).contains(evidence.event()).hasSize(1);
    }

    private Page redirect(String parameter, String xml, SignatureAlgorithm algorithm) {
        String query =
                SignedMessage.query(parameter, xml, null, realm.application().key(), algorithm);
        return realm.browser().stopAt(LogoutRequests.LOGOUT_SERVICE).open(realm.acsUrl() + "?" + query);
    }

    private static Arguments forged(String name, RefusalReason refusal, UnaryOperator<String> forgery) {
        return Arguments.of(Named.of(name, forgery), refusal);
    }

    private static String issuedAt(Instant time, String request) {
        return request.replaceFirst("IssueInstant=\"[^\"]*\"", "IssueInstant=\"" + time + "\"");
    }
}
