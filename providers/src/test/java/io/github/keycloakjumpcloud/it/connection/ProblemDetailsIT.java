package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the admin API says of a wrong request: everything at once, as data. */
class ProblemDetailsIT {

    private static final SigningKey KEY = SigningKey.generate();

    @AutoClose
    private final TestRealm site = TestRealm.builder().create();

    private final RealmAdmin realm = site.admin();
    private final Operator operator = Operator.with(site, "manage-identity-providers");

    @Test
    void putWhenSeveralThingsAreWrongThenAllAreToldAtOnceAndNothingIsMade() {
        // when
        Answer answer = put(
                "wrong",
                Map.of(
                        "displayName",
                        "a\nb",
                        "metadata",
                        "<html></html>",
                        "settings",
                        Map.of(
                                "verifiedDomains",
                                List.of("example.com", "no domain"),
                                "scimBrakePercent",
                                101,
                                "scimEnabled",
                                "perhaps")));

        // then
        JsonNode problem = answer.body();
        assertThat(answer.status()).as(problem.toString()).isEqualTo(400);
        assertThat(Json.list(problem.get("errors")))
                .extracting(error ->
                        error.get("kind").asText() + " " + error.path("pointer").asText())
                .containsExactlyInAnyOrder(
                        "metadata-is-web-page /metadata",
                        "control-characters /displayName",
                        "not-a-domain /settings/verifiedDomains",
                        "not-a-number /settings/scimBrakePercent",
                        "not-allowed-value /settings/scimEnabled");
        assertThat(problem.get("kind")).isEqualTo(problem.at("/errors/0/kind"));
        assertThat(problem.get("pointer")).isEqualTo(problem.at("/errors/0/pointer"));
        assertThat(problem.get("errorMessage").asText())
                .contains("verifiedDomains: “no domain” is not an e-mail domain.");
        assertThat(realm.hasIdentityProvider("wrong")).isFalse();
    }

    @Test
    void putWhenACertificateAloneHasExpiredThenItIsRefusedAndTheOneThatIsThereStays() {
        // given
        Instant now = Instant.now();
        SigningKey expired = KEY.reissued(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)));
        realm.createIdentityProvider(
                "there",
                TestRealm.PROVIDER,
                Map.of("idpEntityId", "JumpCloud", "signingCertificate", expired.certificateBase64()));
        Map<String, String> before = realm.settings("there");

        // when
        Answer fresh = put("fresh", Map.of("idpEntityId", "JumpCloud", "certificate", expired.certificatePem()));
        Answer again = put("there", Map.of("certificate", expired.certificatePem()));

        // then
        assertThat(fresh.status()).isEqualTo(400);
        assertThat(fresh.body().get("kind").asText()).isEqualTo("certificate-expired");
        assertThat(fresh.body().get("pointer").asText()).isEqualTo("/certificate");
        assertThat(fresh.body().at("/arguments/since").asText()).isNotBlank();
        assertThat(realm.hasIdentityProvider("fresh")).isFalse();
        assertThat(again.status()).as(again.body().toString()).isEqualTo(200);
        assertThat(realm.settings("there")).isEqualTo(before);
    }

    @Test
    void consoleWhenGermanIsAskedForThenItsMessageIsGerman() {
        // given
        ObjectNode wrong = realm.identityProvider(site.alias()).deepCopy();
        ((ObjectNode) wrong.get("config")).put("verifiedDomains", "no domain");

        // when
        HttpResponse<String> answer =
                operator.sendIn("de", "PUT", "identity-provider/instances/" + site.alias(), Json.write(wrong));

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(answer.body()).get("errorMessage").asText())
                .contains("verifiedDomains: „no domain“ ist keine E-Mail-Domain.");
    }

    @Test
    void putWhenGermanIsAskedForThenTheSentenceIsGermanAndTheRealmMayOverrideIt() {
        // given
        String body = "{\"settings\": {\"contactEmail\": \"nobody\"}}";

        // when
        HttpResponse<String> german = operator.sendIn("de-AT, en;q=0.5", "PUT", "jumpcloud/wrong", body);
        HttpResponse<String> other = operator.sendIn("xx", "PUT", "jumpcloud/wrong", body);
        realm.api()
                .exchange(
                        "POST",
                        realm.path("localization/de"),
                        Map.of("jumpcloudProblemNotAnEmailAddress", "Nur eine Adresse."));
        HttpResponse<String> overridden = operator.sendIn("de", "PUT", "jumpcloud/wrong", body);

        // then
        assertThat(Json.read(german.body()).get("detail").asText())
                .isEqualTo("Eine einzelne E-Mail-Adresse wird gebraucht.");
        assertThat(german.headers().firstValue("Content-Language")).contains("de");
        assertThat(Json.read(other.body()).get("detail").asText()).isEqualTo("A single e-mail address is needed.");
        assertThat(Json.read(overridden.body()).get("detail").asText()).isEqualTo("Nur eine Adresse.");
        assertThat(Json.read(overridden.body()).get("errorMessage").asText())
                .isEqualTo("contactEmail: Nur eine Adresse.");
    }

    private Answer put(String alias, Map<String, Object> body) {
        return realm.api().exchange("PUT", realm.path("jumpcloud/" + alias), body);
    }
}
