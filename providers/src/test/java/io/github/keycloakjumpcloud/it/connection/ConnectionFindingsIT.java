package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found wrong with a connection. */
class ConnectionFindingsIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .signOnUrl("https://127.0.0.1/saml2/app")
            .application(present -> present.withRedirectDeclared(true))
            .setting("verifiedDomains", "example.com")
            .realm("smtpServer", Mailbox.SOMEWHERE)
            .setting("portalClient", App.CLIENT_ID)
            .create();

    private final ProfileSettings profile = ProfileSettings.of(realm).keepFromPeople();
    private final Map<String, String> sound = Map.copyOf(realm.admin().settings(realm.alias()));

    @BeforeEach
    void repair() {
        realm.configure(sound);
    }

    @Test
    void findingsWhenNothingIsWrongThenThereAreNone() {
        assertThat(kinds()).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "idpEntityId, '', error idp-entity-id-missing",
        "singleSignOnServiceUrl, http://127.0.0.1/saml2/app, warning sign-on-url-not-https",
        "redirectEndpointDeclared, false, hint redirect-not-declared",
        "signingCertificate, '', error certificate-missing",
        "verifiedDomains, '', warning anyone-may-join",
        "portalClient, '', hint portal-client-absent",
        "portalClient, no-such-client, warning portal-client-unusable",
        "scimEnabled, true, warning scim-without-token"
    })
    void findingsWhenASettingIsWrongThenItIsFound(String key, String value, String found) {
        // given
        realm.configure(Map.of(key, value));

        // then
        assertThat(kinds()).containsExactly(found);
    }

    @Test
    void findingsWhenTheDefaultRoleIsNotThereThenItIsFound() {
        // given
        realm.configure(Map.of("defaultRole", "no-such-role"));

        // then
        assertThat(kinds()).containsExactly("warning target-missing");
        realm.configure(Map.of("defaultRole", ""));
    }

    @Test
    void findingsWhenProofIsAskedForAndTheRealmSendsNoMailThenItIsFound() {
        // given
        realm.admin().update(Map.of("smtpServer", Map.of()));

        // then
        assertThat(kinds()).containsExactly("hint proof-impossible");

        // given: nobody is asked for proof
        realm.configure(Map.of("linkExisting", "never"));

        // then
        assertThat(kinds()).isEmpty();
        realm.admin().update(Map.of("smtpServer", Mailbox.SOMEWHERE));
    }

    @Test
    void findingsWhenEntityIdsAreEqualThenTheyAreFound() {
        // given
        realm.configure(Map.of("idpEntityId", realm.entityId()));

        // then
        assertThat(kinds()).containsExactly("error entity-ids-equal");
    }

    @Test
    void findingsWhenEntityIdsAreSwappedThenTheyAreFound() {
        // given
        realm.configure(Map.of("idpEntityId", realm.entityId(), "entityId", "JumpCloud"));

        // then
        assertThat(kinds()).containsExactly("error entity-ids-swapped");
    }

    @Test
    void findingsWhenRequestsAreSignedBySha1ThenItIsFound() {
        // given
        realm.configure(Map.of("wantAuthnRequestsSigned", "true", "signatureAlgorithm", "RSA_SHA1"));

        // then
        assertThat(kinds()).containsExactly("warning requests-signed-by-sha1");
        realm.configure(Map.of("wantAuthnRequestsSigned", "false"));
    }

    @Test
    void findingsWhenTheCertificateEndsSoonOrHasEndedThenItIsFound() {
        // given
        Instant now = Instant.now();
        SigningKey key = realm.application().key();

        // when
        useCertificate(key.reissued(now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(30))));

        // then
        assertThat(kinds()).containsExactly("warning certificate-expires");

        // when
        useCertificate(key.reissued(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1))));

        // then
        assertThat(kinds()).containsExactly("error certificate-expired");
    }

    @Test
    void findingsWhenTheFlowIsKeycloaksOwnThenTheMissingStepIsFound() {
        // given
        String flow = realm.admin()
                .identityProvider(realm.alias())
                .get("firstBrokerLoginFlowAlias")
                .asText();
        useFlow("first broker login");

        // then
        assertThat(kinds()).containsExactly("warning flow-without-step");
        useFlow(flow);
    }

    @Test
    void findingsWhenScimHasATokenThenThereAreNone() {
        // given
        realm.configure(Map.of("scimEnabled", "true"));
        ScimAdmin scim = new ScimAdmin(realm.admin(), realm.alias());
        scim.newToken("JumpCloud");

        // then
        assertThat(kinds()).isEmpty();
        scim.ids().forEach(scim::revoke);
    }

    @Test
    void findingsWhenLoginsBroughtOtherAttributesThanExpectedThenTheyAreFound() {
        // given
        TestRealm other = realm.connect("received", sound, present -> present.withIssuer("received"));
        realm.admin().configure("received", Map.of("portalClient", App.CLIENT_ID));

        // when
        other.login(SampleDirectory.MISSPELT_ATTRIBUTE.withDepartment(null));
        realm.admin().configure("received", Map.of("allowedGroups", "App Users"));

        // then
        assertThat(findings("received"))
                .extracting(finding -> finding.get("kind").asText())
                .contains("group-attribute-never-came", "department-never-came", "attribute-misspelt")
                .doesNotContain("clocks-apart");
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/received"));
    }

    @Test
    void findingsWhenResponsesComeFromTheFutureThenTheClocksAreFound() {
        // given
        TestRealm other = realm.connect("future", sound, present -> present.withIssuer("future"));
        SignIn signIn = other.atJumpCloud();

        // when
        signIn.answer(
                SampleDirectory.ORDINARY,
                response -> response.withClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(45))));

        // then
        assertThat(findings("future"))
                .extracting(finding -> finding.get("kind").asText())
                .contains("clocks-apart");
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/future"));
    }

    @Test
    void findingsWhenAnotherConnectionHasTheEntityIdThenBothSaySo() {
        // given
        TestRealm other = realm.connect("other", Map.of(), present -> present);
        realm.admin()
                .configure("other", Map.of("idpEntityId", sound.get("idpEntityId"), "verifiedDomains", "example.org"));

        // then
        assertThat(kinds()).containsExactly("hint entity-id-shared");
        assertThat(findings(other.alias()))
                .filteredOn(finding -> finding.get("kind").asText().equals("entity-id-shared"))
                .allSatisfy(finding -> assertThat(finding.get("fact").asText()).endsWith("of " + realm.alias()))
                .hasSize(1);
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/other"));
    }

    @Test
    void findingsWhenShownThenEachNamesTheFactAndTheFieldToChange() {
        // given
        realm.configure(Map.of("singleSignOnServiceUrl", "http://127.0.0.1/saml2/app"));

        // when
        JsonNode finding = findings(realm.alias()).get(0);

        // then
        assertThat(finding.get("fact").asText()).contains("http://127.0.0.1/saml2/app");
        assertThat(finding.get("jumpcloudField").asText()).contains("IdP URL");
    }

    private void useCertificate(SigningKey key) {
        realm.configure(Map.of("signingCertificate", key.certificateBase64()));
    }

    private void useFlow(String alias) {
        realm.admin()
                .updateIdentityProvider(
                        realm.alias(), connection -> connection.put("firstBrokerLoginFlowAlias", alias));
    }

    private List<String> kinds() {
        return findings(realm.alias()).stream()
                .map(finding -> finding.get("severity").asText() + " "
                        + finding.get("kind").asText())
                .toList();
    }

    private List<JsonNode> findings(String alias) {
        return Json.list(realm.admin().get("jumpcloud/" + alias + "/findings"));
    }
}
