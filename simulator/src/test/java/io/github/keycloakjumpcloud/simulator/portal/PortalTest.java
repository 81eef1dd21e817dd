package io.github.keycloakjumpcloud.simulator.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.TestBrowser;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.TestAuthnRequest;
import io.github.keycloakjumpcloud.simulator.saml.TestXml;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.Parameters;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PortalTest {

    private static final String ACS = "https://sp.example.com/acs";
    private static final SsoApplication APPLICATION =
            SsoApplication.of("app", "Sample <app>", "https://sp.example.com", ACS);
    private static final Person MARKUP =
            Person.named("markup", "markup@example.com", "<script>alert(1)</script>", "\"quoted\"");

    private final JumpCloudSimulator simulator = JumpCloudSimulator.start(
            "127.0.0.1", 0, List.of(SampleDirectory.ORDINARY, MARKUP, SampleDirectory.NOT_ASSIGNED));
    private final String base = simulator.baseUri().toString();
    private final TestBrowser browser = TestBrowser.following();

    @BeforeEach
    void register() {
        simulator.register(APPLICATION);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void signInWhenTheRequestCameByRedirectThenAsksWhoAndAnswersThatRequest() throws Exception {
        HttpResponse<String> question = browser.get(redirect("relay & state"));
        Map<String, String> fields = TestBrowser.hiddenFields(question.body());
        fields.put("person", "anna.keller");

        HttpResponse<String> answer = browser.post(base + "/saml2/app", fields);

        assertThat(question.body()).contains("id=\"person-anna.keller\"").contains("Sample &lt;app&gt;");
        assertThat(answer.body()).contains("action=\"" + ACS + "\"");
        assertThat(TestBrowser.hiddenFields(answer.body())).containsEntry("RelayState", "relay & state");
        Document response = response(answer);
        assertThat(response.getDocumentElement().getAttribute("InResponseTo")).isEqualTo("ID_1");
        assertThat(TestXml.only(response, "NameID").getTextContent()).isEqualTo("anna.keller@example.com");
    }

    @Test
    void signInWhenSomeoneIsSignedInThenPostedRequestIsAnsweredAtOnce() throws Exception {
        signIn("anna.keller");

        HttpResponse<String> answer =
                browser.post(base + "/saml2/app", Map.of("SAMLRequest", TestAuthnRequest.post(TestAuthnRequest.XML)));

        assertThat(response(answer).getDocumentElement().getAttribute("InResponseTo"))
                .isEqualTo("ID_1");
        assertThat(TestBrowser.hiddenFields(answer.body())).containsEntry("RelayState", "");
    }

    @Test
    void signInWhenForcedThenAsksAgain() {
        signIn("anna.keller");
        String forced = TestAuthnRequest.XML.replace("ForceAuthn=\"false\"", "ForceAuthn=\"true\"");

        HttpResponse<String> question =
                browser.post(base + "/saml2/app", Map.of("SAMLRequest", TestAuthnRequest.post(forced)));

        assertThat(question.body()).contains("id=\"person-anna.keller\"").doesNotContain("saml-response");
    }

    @Test
    void signInWhenNotAssignedThenAnswersWithAnError() throws Exception {
        signIn("noor.aziz");

        Document response = response(browser.get(redirect("")));

        assertThat(TestXml.all(response, "Assertion")).isEmpty();
        assertThat(TestXml.all(response, "StatusMessage")).hasSize(1);
    }

    @Test
    void tileWhenOpenedThenSendsAnUnsolicitedResponseWithAnEmptyRelayState() throws Exception {
        String portal = signIn("anna.keller").body();

        HttpResponse<String> answer = browser.get(base + "/launch/app");

        assertThat(portal).contains("id=\"tile-app\" href=\"/launch/app\"").contains("Anna Keller");
        assertThat(response(answer).getDocumentElement().hasAttribute("InResponseTo"))
                .isFalse();
        assertThat(TestBrowser.hiddenFields(answer.body())).containsEntry("RelayState", "");
    }

    @Test
    void tileWhenARelayStateIsSetThenSendsIt() {
        simulator.replace(APPLICATION.withDefaultRelayState("https://sp.example.com/start"));
        signIn("anna.keller");

        assertThat(TestBrowser.hiddenFields(browser.get(base + "/launch/app").body()))
                .containsEntry("RelayState", "https://sp.example.com/start");
    }

    @Test
    void tileWhenALoginUrlIsSetThenOpensIt() {
        simulator.replace(APPLICATION.withLoginUrl("https://sp.example.com/login"));

        HttpResponse<String> reply = TestBrowser.stoppingAtRedirects().get(base + "/launch/app");

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("Location")).contains("https://sp.example.com/login");
    }

    @Test
    void tilesWhenNotAssignedThenThereAreNone() {
        assertThat(signIn("noor.aziz").body())
                .contains("id=\"no-applications\"")
                .doesNotContain("tile-app");
    }

    @Test
    void portalWhenSignedOutThenAsksAgainAndTheOldCookieIsWorthless() {
        signIn("anna.keller");

        HttpResponse<String> page = browser.post(base + "/sign-out", Map.of());

        assertThat(page.body()).contains("id=\"person-anna.keller\"").doesNotContain("signed-in-as");
        assertThat(browser.get(base + "/").body()).doesNotContain("signed-in-as");
    }

    @Test
    void pagesWhenNamesHoldMarkupThenShowItAsText() {
        String people = browser.get(base + "/").body();
        String portal = signIn("markup").body();

        assertThat(List.of(people, portal)).allSatisfy(page -> assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot;")
                .doesNotContain("<script>"));
    }

    @Test
    void signOnUrlWhenItGetsNoSamlRequestThenSaysWhy() {
        HttpResponse<String> reply = browser.get(base + "/saml2/app?SAMLRequest=nonsense");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("id=\"problem\"");
    }

    @Test
    void signOnUrlWhenTheRequestIsSignedWithoutSpCertificateThenSaysWhy() {
        signIn("anna.keller");

        HttpResponse<String> reply = browser.get(redirect("r") + "&SigAlg=x&Signature=y");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("SP Certificate");
    }

    @Test
    void addressWhenUnknownThenIs404() {
        assertThat(browser.get(base + "/nowhere").statusCode()).isEqualTo(404);
        assertThat(browser.get(base + "/saml2/other").statusCode()).isEqualTo(404);
        assertThat(browser.get(base + "/saml2/other/metadata.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void metadataWhenRedirectIsAskedForThenOverrulesTheSetting() {
        assertThat(browser.get(base + "/saml2/app/metadata.xml").body()).doesNotContain("HTTP-Redirect");
        assertThat(browser.get(base + "/saml2/app/metadata.xml?redirect=true").body())
                .contains("HTTP-Redirect");
    }

    private HttpResponse<String> signIn(String username) {
        return browser.post(base + "/sign-in", Map.of("person", username));
    }

    private String redirect(String relayState) {
        return base + "/saml2/app?"
                + Parameters.encode(Map.of(
                        "SAMLRequest", TestAuthnRequest.redirect(TestAuthnRequest.XML), "RelayState", relayState));
    }

    private static Document response(HttpResponse<String> page) throws Exception {
        String encoded = TestBrowser.hiddenFields(page.body()).get("SAMLResponse");
        return TestXml.parse(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
    }
}
