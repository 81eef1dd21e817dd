package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin waits for others who change the connection; where the database does not wait, the admin is told to try again. */
@InCluster
class HeldConnectionIT {

    private final Cluster cluster = Cluster.shared();

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create(cluster.address(), cluster.admin());
        admin = realm.admin();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/certificates/next", "/attribute-names", "/group-rules"})
    void putWhenTheDatabaseDoesNotWaitThenConflictAndNothingHasChanged(String below) {
        // given
        String path = admin.path("jumpcloud/" + TestRealm.ALIAS + below);
        Map<String, Object> body =
                switch (below) {
                    case "" -> Map.of("displayName", "changed");
                    case "/certificates/next" ->
                        Map.of("certificate", SigningKey.generate().certificateBase64());
                    case "/attribute-names" -> Map.of("departmentAttribute", "changed");
                    default -> Map.of("rules", "");
                };
        JsonNode before = admin.identityProvider(TestRealm.ALIAS);
        String id = before.get("internalId").asText();

        // when
        CompletableFuture<Answer> put;
        try (HeldRow provider = HeldRow.ofProvider(cluster.postgres().database(), id)) {
            put = CompletableFuture.supplyAsync(() -> admin.api().exchange("PUT", path, body));
            provider.awaitWaiting(1);
            provider.cancelWaiting();
            assertThat(put.join().status()).as(put.join().body().toString()).isEqualTo(409);
        }

        // then
        assertThat(put.join().body().get("kind").asText()).isEqualTo("changed-at-the-same-moment");
        assertThat(admin.identityProvider(TestRealm.ALIAS)).isEqualTo(before);

        // when
        Answer again = admin.api().exchange("PUT", path, body);

        // then
        assertThat(again.status()).as(again.body().toString()).isEqualTo(200);
    }
}
