package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.MetadataSite;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.setuplink.LinkVisitor;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever saves a part of a connection leaves the rest as others have saved it meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SavedAtOnceIT {
    private static final int ROUNDS = 15;

    @AutoClose
    private TestRealm realm;

    @AutoClose
    private MetadataSite site;

    private RealmAdmin admin;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder().create();
        admin = realm.admin();
        site = MetadataSite.of(realm.application(), realm.signOnUrl());
    }

    @Test
    void putWhenTheMetadataUrlIsSlowThenWhatIsSavedMeanwhileStays() {
        // given
        CompletableFuture<Answer> slow = saveWithSlowMetadata();

        // when
        Answer meanwhile = save(Map.of(
                "enabled",
                false,
                "settings",
                Map.of(
                        "verifiedDomains", List.of("acme.example"),
                        "allowedGroups", List.of("Only"),
                        "provisioningMode", "invite-only")));
        site.answer();

        // then
        assertThat(meanwhile.status()).as(meanwhile.body().toString()).isEqualTo(200);
        assertThat(slow.join().status()).as(slow.join().body().toString()).isEqualTo(200);
        JsonNode stored = admin.get(path(""));
        assertThat(slow.join().body()).isEqualTo(stored);
        assertThat(stored.get("metadataUrl").asText()).isEqualTo(site.url());
        assertThat(stored.get("enabled").asBoolean()).isFalse();
        assertThat(stored.at("/settings/verifiedDomains").toString()).isEqualTo("[\"acme.example\"]");
        assertThat(stored.at("/settings/allowedGroups").toString()).isEqualTo("[\"Only\"]");
        assertThat(stored.at("/settings/provisioningMode").asText()).isEqualTo("invite-only");
    }

    @Test
    void putWhenTheConnectionIsRemovedMeanwhileThenConflict() {
        // given
        CompletableFuture<Answer> slow = saveWithSlowMetadata();

        // when
        admin.api().delete(admin.path("identity-provider/instances/" + TestRealm.ALIAS));
        site.answer();

        // then
        assertThat(slow.join().status()).isEqualTo(409);
        assertThat(slow.join().body().get("kind").asText()).isEqualTo("changed-at-the-same-moment");
        assertThat(admin.hasIdentityProvider(TestRealm.ALIAS)).isFalse();
    }

    @Test
    void putWhenOthersSaveOtherSettingsAtTheSameMomentThenAllStand() {
        for (int i = 0; i < ROUNDS; i++) {
            // given
            String round = "round-" + i;
            List<Map<String, Object>> wishes = List.of(
                    Map.of("displayName", round),
                    Map.of("settings", Map.of("contactEmail", round + "@example.com")),
                    Map.of("settings", Map.of("verifiedDomains", List.of(round + ".example"))));

            // when
            List<Answer> answers = AtOnce.run(wishes.size(), number -> save(wishes.get(number)));

            // then
            assertThat(answers).extracting(Answer::status).as(round).containsOnly(200);
            JsonNode stored = admin.get(path(""));
            assertThat(stored.get("displayName").asText()).isEqualTo(round);
            assertThat(stored.at("/settings/contactEmail").asText()).isEqualTo(round + "@example.com");
            assertThat(stored.at("/settings/verifiedDomains").toString()).isEqualTo("[\"" + round + ".example\"]");
        }
    }

    @Test
    void putWhenTheHolderOfALinkSavesAtTheSameMomentThenBothStand() {
        // given
        LinkVisitor holder = new LinkVisitor(admin.api()
                        .post(admin.path(path("/setup-links")), Map.of("allow", List.of("policies")))
                        .body()
                        .get("url")
                        .asText())
                .opened();
        for (int i = 0; i < ROUNDS; i++) {
            String round = "round-" + i;
            Map<String, Object> ofHolder = Map.of("settings", Map.of("allowedGroups", List.of(round)));
            Map<String, Object> ofAdmin = Map.of("settings", Map.of("verifiedDomains", List.of(round + ".example")));

            // when
            List<Integer> answers = AtOnce.run(
                    2,
                    number -> number == 0
                            ? holder.call("PUT", "", ofHolder).statusCode()
                            : save(ofAdmin).status());

            // then
            assertThat(answers).as(round).containsOnly(200);
            JsonNode stored = admin.get(path(""));
            assertThat(stored.at("/settings/allowedGroups").toString()).isEqualTo("[\"" + round + "\"]");
            assertThat(stored.at("/settings/verifiedDomains").toString()).isEqualTo("[\"" + round + ".example\"]");
        }
    }

    @Test
    void putWhenTheNextCertificateIsHeldAtTheSameMomentThenBothStand() {
        for (int i = 0; i < ROUNDS; i++) {
            // given
            String round = "round-" + i;
            String next = SigningKey.generate().certificateBase64();

            // when
            List<Answer> answers = AtOnce.run(
                    2,
                    number -> number == 0
                            ? save(Map.of("displayName", round))
                            : put("/certificates/next", Map.of("certificate", next)));

            // then
            assertThat(answers).extracting(Answer::status).as(round).containsOnly(200);
            assertThat(admin.get(path("")).get("displayName").asText()).isEqualTo(round);
            assertThat(admin.settings(TestRealm.ALIAS).get("signingCertificate"))
                    .as(round)
                    .contains(next);
        }
    }

    @Test
    void attributeNamesWhenSavedAtTheSameMomentThenAllStand() {
        List<String> parts = List.of("firstNameAttribute", "lastNameAttribute", "departmentAttribute");
        for (int i = 0; i < ROUNDS; i++) {
            // given
            String round = "-round-" + i;

            // when
            List<Answer> answers = AtOnce.run(
                    parts.size(),
                    number -> put("/attribute-names", Map.of(parts.get(number), parts.get(number) + round)));

            // then
            assertThat(answers).extracting(Answer::status).as(round).containsOnly(200);
            assertThat(Json.list(admin.get(path("/attribute-names")).get("names")).stream()
                            .map(name -> name.get("name").asText()))
                    .containsAll(parts.stream().map(part -> part + round).toList());
        }
    }

    /** Returns once the server reads the metadata. */
    private CompletableFuture<Answer> saveWithSlowMetadata() {
        site.hold();
        CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(() -> save(Map.of("metadataUrl", site.url())));
        site.awaitVisit();
        return slow;
    }

    private Answer save(Map<String, Object> wish) {
        return put("", wish);
    }

    private Answer put(String below, Map<String, Object> body) {
        return admin.api().exchange("PUT", admin.path(path(below)), body);
    }

    private static String path(String below) {
        return "jumpcloud/" + TestRealm.ALIAS + below;
    }
}
