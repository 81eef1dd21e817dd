package io.github.keycloakjumpcloud.it.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate that JumpCloud will sign with next, held beside the current one so that the change has no gap. */
class NextCertificateIT {
    private static final SigningKey NEXT = SigningKey.generate();
    private static final SigningKey OTHER = SigningKey.generate();

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final SigningKey current = realm.application().key();
    private final Operator operator = Operator.with(realm, "manage-identity-providers");
    private Map<String, String> before;

    @BeforeEach
    void trustOnlyTheCurrentOne() {
        realm.configure(Map.of("signingCertificate", current.certificateBase64()));
        before = realm.admin().settings(realm.alias());
        realm.admin().clearEvents();
    }

    @Test
    void putWhenANextCertificateIsPastedThenPeopleSignInWithEither() {
        // when
        Answer answer = put(NEXT.certificatePem());

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(uses(answer.body())).isEqualTo(Map.of(serial(current), "current", serial(NEXT), "next"));
        assertThat(uses(realm.admin().get("jumpcloud/" + realm.alias() + "/certificates")))
                .isEqualTo(uses(answer.body()));
        realm.login(People.person("with-the-current-one"));
        realm.changeApplication(present -> present.withKey(NEXT));
        realm.login(People.person("with-the-next-one"));
        realm.changeApplication(present -> present.withKey(current));
    }

    @Test
    void putWhenAnotherOneWasToBeNextThenItIsReplacedAndNothingElseChanges() {
        // given
        put(OTHER.certificateBase64());

        // when
        put(NEXT.certificateBase64());

        // then
        Map<String, String> after = new HashMap<>(realm.admin().settings(realm.alias()));
        assertThat(after.remove("signingCertificate"))
                .isEqualTo(current.certificateBase64() + "," + NEXT.certificateBase64());
        before.remove("signingCertificate");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void putWhenRepeatedThenOneAdminEventTellsOfIt() {
        // when
        Answer first = put(NEXT.certificatePem());
        Answer second = put(NEXT.certificateBase64());

        // then
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(realm.admin().adminEvents()).singleElement().satisfies(event -> {
            assertThat(event.get("operationType").asText()).isEqualTo("UPDATE");
            assertThat(event.get("resourceType").asText()).isEqualTo("IDENTITY_PROVIDER");
            assertThat(event.get("resourcePath").asText())
                    .isEqualTo("jumpcloud/" + realm.alias() + "/certificates/next");
        });
    }

    @Test
    void putWhenTheCurrentOneHasExpiredThenTheNextOneTakesItsPlace() {
        // given
        Instant now = Instant.now();
        SigningKey expired = current.reissued(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)));
        realm.configure(Map.of("signingCertificate", expired.certificateBase64()));
        assertThat(uses(realm.admin().get("jumpcloud/" + realm.alias() + "/certificates")))
                .isEqualTo(Map.of(serial(expired), "expired"));

        // when
        Answer answer = put(NEXT.certificatePem());

        // then
        assertThat(uses(answer.body())).isEqualTo(Map.of(serial(NEXT), "current"));
    }

    @Test
    void putWhenItIsTheCurrentOneThenConflict() {
        assertRefused(put(current.certificatePem()), 409, "current certificate already");
    }

    @Test
    void putWhenItHasExpiredThenRefused() {
        // given
        Instant now = Instant.now();
        SigningKey expired = NEXT.reissued(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)));

        // then
        assertRefused(put(expired.certificatePem()), 400, "expired");
    }

    @Test
    void putWhenSeveralArePastedThenRefused() {
        assertRefused(put(NEXT.certificatePem() + OTHER.certificatePem()), 400, "more than one certificate");
    }

    @Test
    void putWhenCertificatesComeFromAMetadataUrlThenConflict() {
        // given
        realm.configure(
                Map.of("useMetadataDescriptorUrl", "true", "metadataDescriptorUrl", "http://127.0.0.1:1/metadata"));

        // when
        Answer answer = put(NEXT.certificatePem());

        // then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("detail").asText()).contains("metadata URL");
        realm.configure(Map.of("useMetadataDescriptorUrl", "false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"certificate\": 5}",
                "{\"certificate\": \"\"}",
                "{\"certificate\": \"nonsense\"}",
                "{\"certificate\": \"-----BEGIN PRIVATE KEY-----\"}",
                "{\"certificate\": \"x\", \"more\": 1}"
            })
    void putWhenTheBodyIsNoCertificateThenTheProblemSaysSo(String body) {
        // when
        HttpResponse<String> answer = operator.send("PUT", path(), body);

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Json.read(answer.body()).get("detail").asText()).isNotBlank();
        assertUnchanged();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"nobody, 403", "manage-users, 403", "view-identity-providers, 403", "manage-identity-providers, 200"})
    void putWhenCallerLacksTheRoleThenForbidden(String role, int status) {
        // given
        Operator caller = role.equals("manage-identity-providers") ? operator : Operator.with(realm, role);

        // when
        HttpResponse<String> answer =
                caller.send("PUT", path(), "{\"certificate\": \"" + NEXT.certificateBase64() + "\"}");

        // then
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void putWhenThereIsNoSuchConnectionThenNotFound() {
        assertThat(realm.admin()
                        .api()
                        .exchange(
                                "PUT",
                                realm.admin().path("jumpcloud/nothing/certificates/next"),
                                Map.of("certificate", NEXT.certificateBase64()))
                        .status())
                .isEqualTo(404);
    }

    private void assertRefused(Answer answer, int status, String words) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().get("status").asInt()).isEqualTo(status);
        assertThat(answer.body().get("detail").asText()).contains(words);
        assertUnchanged();
    }

    private void assertUnchanged() {
        assertThat(realm.admin().settings(realm.alias())).isEqualTo(before);
        assertThat(realm.admin().adminEvents()).isEmpty();
    }

    private Answer put(String certificate) {
        return realm.admin().api().exchange("PUT", realm.admin().path(path()), Map.of("certificate", certificate));
    }

    private String path() {
        return "jumpcloud/" + realm.alias() + "/certificates/next";
    }

    private static Map<String, String> uses(JsonNode certificates) {
        Map<String, String> uses = new HashMap<>();
        List<JsonNode> list = Json.list(certificates);
        list.forEach(certificate -> uses.put(
                certificate.get("serialNumber").asText(), certificate.get("use").asText()));
        return uses;
    }

    private static String serial(SigningKey key) {
        return key.certificate().getSerialNumber().toString(16);
    }
}
