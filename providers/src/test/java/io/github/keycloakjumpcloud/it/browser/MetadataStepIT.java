package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.github.keycloakjumpcloud.core.metadata.MetadataText;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step that takes JumpCloud's metadata: which files it takes, and what it keeps of what was pasted. */
@InChromium
class MetadataStepIT {

    private static final String OPERATOR = People.email("setup-operator");
    private static final String TITLE = "From JumpCloud – JumpCloud (later)";
    private static final String METADATA = "Metadata";
    private static final String SECRET = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC";
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----";

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void start() {
        realm = TestRealm.builder().create(Keycloak.ofSecondLane());
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void metadataWhenTheStepIsLeftByBackThenItIsFilledInAgain(Chromium chromium) {
        // given
        SetupVisit visit = step(chromium);
        String metadata = realm.application().metadata(realm.signOnUrl()).xml();
        visit.field(METADATA).fill(metadata);
        visit.page().locator("input[type=radio][value=values]").check();
        visit.field("IdP certificate").fill(CERTIFICATE);

        // when
        leaveAndComeBack(visit);

        // then
        visit.page().getByText("What you typed here before is filled in again").waitFor();
        assertThat(visit.field("IdP certificate").inputValue()).isEqualTo(CERTIFICATE);
        visit.page().locator("input[type=radio][value=file]").check();
        assertThat(visit.field(METADATA).inputValue()).isEqualToIgnoringNewLines(metadata);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>-----BEGIN PRIVATE KEY-----\n" + SECRET,
                "<a><PrivateKey>" + SECRET + "</PrivateKey></a>",
                "-----BEGIN RSA PRIVATE KEY-----\n" + SECRET,
                SECRET
            })
    void metadataWhenItHoldsAPrivateKeyThenItIsNotKept(String pasted, Chromium chromium) {
        // given
        SetupVisit visit = step(chromium);
        visit.field(METADATA).fill("<before/>");
        visit.field(METADATA).fill(pasted);
        visit.page().locator("input[type=radio][value=values]").check();
        visit.field("IdP Entity ID").fill("JumpCloud-typed");
        visit.field("IdP certificate").fill(CERTIFICATE + "\n-----BEGIN PRIVATE KEY-----\n" + SECRET);

        // when
        leaveAndComeBack(visit);

        // then: the rest is there again
        assertThat(visit.field("IdP Entity ID").inputValue()).isEqualTo("JumpCloud-typed");
        assertThat(visit.field("IdP certificate").inputValue()).isEmpty();
        visit.page().locator("input[type=radio][value=file]").check();
        assertThat(visit.field(METADATA).inputValue()).isEmpty();
        assertThat((String) visit.page().evaluate("JSON.stringify(sessionStorage)"))
                .contains("JumpCloud-typed")
                .doesNotContain(SECRET);
    }

    @Test
    void fileWhenItIsLargerThanTheServerTakesThenThePageRefusesIt(Chromium chromium) {
        // given
        SetupVisit visit = step(chromium);
        String largest = xml(MetadataText.LARGEST);

        // when: as large as the server takes
        choose(visit, "largest.xml", largest);

        // then: the page takes it, and the server looks into it
        visit.heard("largest.xml was read");
        visit.button("Next").click();
        visit.page().getByText("not the metadata of a SAML identity provider").waitFor();

        // when: larger by one byte
        choose(visit, "larger.xml", xml(MetadataText.LARGEST + 1));

        // then: the page does not take it
        visit.heard("The file is too large for metadata of JumpCloud");
        assertThat(visit.described(METADATA)).contains("The file is too large for metadata of JumpCloud");
        assertThat(visit.field(METADATA).getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(visit.field(METADATA).inputValue()).isEqualTo(largest);
        visit.assertSound();

        // when: without the page
        Answer answer = realm.admin()
                .api()
                .exchange(
                        "PUT",
                        realm.admin().path("jumpcloud/larger"),
                        Map.of("metadata", xml(MetadataText.LARGEST + 1)));

        // then: the server does not take it either
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("kind").asText()).isEqualTo("metadata-too-large");
    }

    private static void choose(SetupVisit visit, String name, String content) {
        visit.page()
                .setInputFiles(
                        "input[type=file]",
                        new FilePayload(name, "text/xml", content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Well-formed, and this many bytes long. */
    private static String xml(int bytes) {
        return "<a>" + "x".repeat(bytes - "<a></a>".length()) + "</a>";
    }

    private static void leaveAndComeBack(SetupVisit visit) {
        visit.button("Back").click();
        visit.at("In JumpCloud – JumpCloud (later)");
        visit.page().locator("#steps").getByText("From JumpCloud").click();
        visit.at(TITLE);
    }

    /** Of a connection that is still to be made. */
    private SetupVisit step(Chromium chromium) {
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#setup", "In JumpCloud – New connection");
        visit.field("Alias").fill("later");
        visit.text("Those of any domain: no existing account is linked without proof")
                .click();
        visit.button("Next").click();
        visit.at(TITLE);
        return visit;
    }
}
