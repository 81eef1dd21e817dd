package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A realm with a connection for each of many customers, as a SaaS vendor has it. */
class ManyConnectionsIT {

    private static final int CONNECTIONS = 200;
    private static final int TIMES = 7;

    @AutoClose("delete")
    private RealmAdmin realm;

    @BeforeAll
    void createRealm() {
        String certificate = SigningKey.generate().certificateBase64();
        RealmSettings settings = RealmSettings.unique()
                .with(
                        "identityProviders",
                        IntStream.range(0, CONNECTIONS)
                                .mapToObj(i -> connection(i, certificate))
                                .toList());
        realm = Keycloak.admin().createRealm(settings);
    }

    private static Map<String, Object> connection(int number, String certificate) {
        // Two neighbours have the same name at JumpCloud.
        String issuer = "JumpCloud-" + number / 2;
        return Map.of(
                "alias",
                "customer-" + number,
                "providerId",
                TestRealm.PROVIDER,
                "config",
                Map.of(
                        "idpEntityId",
                        issuer,
                        "singleSignOnServiceUrl",
                        "https://jumpcloud.example.com/saml2/" + number,
                        "signingCertificate",
                        certificate,
                        "scimEnabled",
                        "true"));
    }

    @Test
    void listWhenThereAreManyThenEachHasTheHealthThatItHasByItself() {
        // given
        new ScimAdmin(realm, "customer-7").newToken("JumpCloud");

        // when
        JsonNode all = realm.get("jumpcloud");

        // then
        assertThat(all).hasSize(CONNECTIONS);
        for (String alias : List.of("customer-6", "customer-7")) {
            List<String> kinds = findings(alias);
            assertThat(kinds).contains("entity-id-shared");
            assertThat(kinds.contains("scim-without-token")).isEqualTo(alias.equals("customer-6"));
            assertThat(Json.list(all))
                    .filteredOn(one -> one.get("alias").asText().equals(alias))
                    .singleElement()
                    .satisfies(one -> assertThat(one.get("findings").asInt()).isEqualTo(kinds.size()));
        }
    }

    @Test
    void findingsWhenConnectionsHaveNoIssuerThenTheyShareNone() {
        // given
        realm.createIdentityProvider("blank", TestRealm.PROVIDER, Map.of("idpEntityId", " "));
        realm.createIdentityProvider("none", TestRealm.PROVIDER, Map.of());

        // then
        assertThat(List.of("blank", "none")).allSatisfy(alias -> assertThat(findings(alias))
                .contains("idp-entity-id-missing")
                .doesNotContain("entity-id-shared"));
        realm.api().delete(realm.path("identity-provider/instances/blank"));
        realm.api().delete(realm.path("identity-provider/instances/none"));
    }

    private List<String> findings(String alias) {
        return Json.list(realm.get("jumpcloud/" + alias + "/findings")).stream()
                .map(finding -> finding.get("kind").asText())
                .toList();
    }

    /** With a question to the database for each connection it would take fifty times as long and more. */
    @Test
    void listWhenThereAreManyThenItTakesNoMoreThanAFewTimesWhatKeycloaksOwnListTakes() {
        // when
        Duration own = median(() -> realm.get("identity-provider/instances"));
        Duration list = median(() -> realm.get("jumpcloud"));

        // then
        assertThat(list).isLessThan(own.multipliedBy(20));
    }

    private static Duration median(Runnable step) {
        return Duration.ofNanos(LongStream.range(0, TIMES)
                .map(any -> {
                    long start = System.nanoTime();
                    step.run();
                    return System.nanoTime() - start;
                })
                .sorted()
                .skip(TIMES / 2)
                .findFirst()
                .orElseThrow());
    }
}
