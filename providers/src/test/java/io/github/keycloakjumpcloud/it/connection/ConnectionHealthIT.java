package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the admin API tells of connections: findings, health, certificates, why somebody was refused. */
class ConnectionHealthIT {
    /** Brings all that is expected, so that there is nothing to find. */
    private static final Person MISMATCHED = SampleDirectory.MISMATCHED.withDepartment("Engineering");

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
    private final Operator operator = Operator.with(realm, "manage-identity-providers");

    @BeforeEach
    void repair() {
        realm.configure(sound);
    }

    @Test
    void listWhenAskedThenEachConnectionShowsItsHealth() {
        // given
        realm.configure(Map.of("portalClient", ""));

        // then: a hint does no harm
        assertThat(summary("health")).isEqualTo("ok");
        assertThat(summary("findings")).isEqualTo("1");
        assertThat(summary("alias")).isEqualTo(realm.alias());
        assertThat(summary("enabled")).isEqualTo("true");
        assertThat(summary("scimEnabled")).isEqualTo("false");
        assertThat(Instant.parse(summary("certificateExpiresAt"))).isAfter(Instant.now());
        assertThat(realm.admin()
                        .get("jumpcloud/" + realm.alias())
                        .get("certificateExpiresAt")
                        .asText())
                .isEqualTo(summary("certificateExpiresAt"));

        // given
        realm.configure(Map.of("verifiedDomains", ""));

        // then
        assertThat(summary("health")).isEqualTo("warning");

        // given
        realm.configure(Map.of("signingCertificate", ""));

        // then
        assertThat(summary("health")).isEqualTo("error");
        assertThat(summary("certificateExpiresAt")).isEmpty();
    }

    @Test
    void certificatesWhenSeveralAreTrustedThenTheLastToExpireComesFirst() {
        // given
        Instant now = Instant.now();
        SigningKey key = realm.application().key();
        SigningKey expired = key.reissued(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)));
        SigningKey next = key.reissued(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(7000)));
        realm.configure(Map.of(
                "signingCertificate",
                expired.certificateBase64() + "," + key.certificateBase64() + "," + next.certificateBase64()));

        // when
        List<JsonNode> certificates = Json.list(realm.admin().get("jumpcloud/" + realm.alias() + "/certificates"));

        // then
        assertThat(certificates)
                .extracting(certificate -> certificate.get("state").asText())
                .containsExactly("not-yet-valid", "valid", "expired");
        assertThat(certificates.get(1).get("notAfter").asText())
                .isEqualTo(key.certificate().getNotAfter().toInstant().toString());
        assertThat(certificates.get(1).get("subject").asText()).contains("CN=JumpCloudSAMLUser");
        assertThat(certificates.get(1).get("serialNumber").asText())
                .isEqualTo(key.certificate().getSerialNumber().toString(16));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"nobody, 403", "manage-users, 403", "view-identity-providers, 200", "manage-identity-providers, 200"})
    void everythingWhenCallerLacksTheRoleThenForbidden(String role, int status) {
        // given
        String reference = realm.refusal(MISMATCHED).reference();
        Operator caller = role.equals("manage-identity-providers") ? operator : Operator.with(realm, role);

        // then
        assertThat(List.of(
                        "",
                        "/" + realm.alias() + "/findings",
                        "/" + realm.alias() + "/certificates",
                        "/refusals/" + reference))
                .allSatisfy(below -> assertThat(
                                caller.send("GET", "jumpcloud" + below, "").statusCode())
                        .isEqualTo(status));
        assertThat(caller.send("POST", "jumpcloud/refusals/" + reference + "/replay", "")
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void refusalWhenTheReferenceIsReadAloudThenItIsFoundAndAnotherIsNot() {
        // given
        String reference = realm.refusal(MISMATCHED).reference();

        // when
        HttpResponse<String> found =
                operator.send("GET", "jumpcloud/refusals/%20" + reference.toLowerCase(Locale.ROOT) + "%20", "");
        HttpResponse<String> unknown = operator.send("GET", "jumpcloud/refusals/AAAA-AAAA", "");

        // then
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(Json.read(found.body()).get("code").asText()).isEqualTo("JC-105");
        assertThat(found.body()).doesNotContain("@");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Json.read(unknown.body()).get("detail").asText()).contains("24 hours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing/findings", "nothing/certificates", "nothing/scim-tokens"})
    void anythingWhenThereIsNoSuchConnectionThenTheProblemSaysSo(String below) {
        // when
        HttpResponse<String> answer = operator.send("GET", "jumpcloud/" + below, "");

        // then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = Json.read(answer.body());
        assertThat(problem.get("type").asText()).isEqualTo("about:blank");
        assertThat(problem.get("title").asText()).isEqualTo("Not Found");
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("detail").asText()).isEqualTo("There is no such connection.");
    }

    private String summary(String field) {
        return Json.list(realm.admin().get("jumpcloud")).get(0).path(field).asText();
    }

    private List<JsonNode> findings(String alias) {
        return Json.list(realm.admin().get("jumpcloud/" + alias + "/findings"));
    }
}
