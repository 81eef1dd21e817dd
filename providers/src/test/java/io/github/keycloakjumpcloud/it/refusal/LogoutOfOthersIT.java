package io.github.keycloakjumpcloud.it.refusal;

import static io.github.keycloakjumpcloud.it.harness.refusal.LogoutRequests.index;
import static io.github.keycloakjumpcloud.it.harness.refusal.LogoutRequests.issuedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.LogoutRequests;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SignatureAlgorithm;
import io.github.keycloakjumpcloud.simulator.saml.SignedMessage;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Logout requests that name somebody or something of others end nothing. */
class LogoutOfOthersIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;
    private static final Person OTHER = SampleDirectory.ADMIN;

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("verifiedDomains", "example.com")
            .setting("singleLogoutServiceUrl", LogoutRequests.LOGOUT_SERVICE)
            .create();

    private final LogoutRequests logouts = new LogoutRequests(realm);

    @Test
    void requestWhenItNamesAPersonOfAnotherConnectionThenItEndsNothing() {
        // given
        TestRealm other = realm.connect(
                "other", Map.of("verifiedDomains", "example.com"), application -> application.withIssuer("other"));
        SignIn signIn = other.atJumpCloud();
        signIn.answer(SampleDirectory.NO_DEPARTMENT, response -> response.withSessionIndex("theirs"));
        Login theirs = signIn.login();

        // when
        logouts.post(logouts.signed(logouts.request(SampleDirectory.NO_DEPARTMENT.email())));
        logouts.post(
                logouts.signed(logouts.request(PERSON.email()).replace("</saml2p:LogoutRequest>", index("theirs"))));

        // then
        assertThat(logouts.sessions(theirs)).isPositive();
    }

    @Test
    void requestWhenItNamesOnePersonAndTheSessionOfAnotherThenItEndsNothing() {
        // given
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(OTHER, response -> response.withSessionIndex("of-another"));
        Login other = signIn.login();
        realm.login(PERSON);
        int before = logouts.sessions(other);

        // when
        logouts.post(logouts.signed(
                logouts.request(PERSON.email()).replace("</saml2p:LogoutRequest>", index("of-another"))));

        // then
        assertThat(logouts.sessions(other)).isEqualTo(before);
    }

    /** SAML Core 3.7.3.2: the session must be one of the principal whom the request names. */
    @Test
    void requestWhenItNamesNobodyWhomWeKnowAndASessionThenItEndsNothing() {
        // given
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(OTHER, response -> response.withSessionIndex("of-somebody"));
        Login somebody = signIn.login();
        int before = logouts.sessions(somebody);
        String index = index("of-somebody");

        // when
        logouts.post(logouts.signed(logouts.request("nobody@example.com").replace("</saml2p:LogoutRequest>", index)));
        logouts.post(logouts.signed(logouts.request("").replace("</saml2p:LogoutRequest>", index)));

        // then
        assertThat(logouts.sessions(somebody)).isEqualTo(before);

        // when
        logouts.post(logouts.signed(logouts.request(OTHER.email()).replace("</saml2p:LogoutRequest>", index)));

        // then
        assertThat(logouts.sessions(somebody)).isEqualTo(before - 1);
    }

    /** A session that the person began with a password is not JumpCloud's to end. */
    @Test
    void requestWhenThePersonHasComeInOtherwiseThenThatSessionStays() {
        // given
        Person person = PERSON.withEmail("another.way@example.com");
        Login login = realm.login(person);
        People.givePassword(realm.admin(), login.userId());
        realm.newPerson().signInWithPassword(person.email(), People.PASSWORD);
        int before = logouts.sessions(login);

        // when
        logouts.post(logouts.signed(logouts.request(person.email())));

        // then
        assertThat(logouts.sessions(login)).isEqualTo(before - 1).isPositive();
    }

    @Test
    void answerWhenItIsNotGoodThenItSaysWhy() {
        String answer = logouts.request(PERSON.email())
                .replace("LogoutRequest", "LogoutResponse")
                .replaceFirst(
                        "<saml2:NameID.*</saml2:NameID>",
                        "<saml2p:Status><saml2p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>"
                                + "</saml2p:Status>");

        assertThat(code(answer)).isEqualTo("JC-302");
        assertThat(code(logouts.signed(issuedBy("Other", answer)))).isEqualTo("JC-307");
        assertThat(code(SignedMessage.xml(answer, realm.application().key(), SignatureAlgorithm.RSA_SHA1)))
                .isEqualTo("JC-304");
        assertThat(code(logouts.signed(answer))).isEqualTo("JC-313");
    }

    private String code(String logoutResponse) {
        realm.admin().clearEvents();
        Page page =
                realm.browser().post(URI.create(realm.acsUrl()), Map.of("SAMLResponse", Wire.base64(logoutResponse)));
        RefusalEvidence evidence = RefusalEvidence.of(realm.admin(), page);
        assertThat(realm.admin().failures()).containsExactly(evidence.event());
        return evidence.page().code();
    }
}
