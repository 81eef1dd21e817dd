package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one node has done, the other one knows. */
@InCluster
class OneNodeAfterTheOtherIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Cluster cluster = Cluster.shared();

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create(cluster.address(), cluster.admin());
        realm.configure(Map.of("scimEnabled", "true"));
    }

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void tokenWhenRevokedOnOneNodeThenTheOtherRefusesItWithinASecond() {
        // given
        ScimAdmin tokens = new ScimAdmin(realm.admin(), realm.alias());
        for (KeycloakServer revoking : new KeycloakServer[] {cluster.a(), cluster.b()}) {
            KeycloakServer other = revoking == cluster.a() ? cluster.b() : cluster.a();
            String token = ScimSide.newToken(realm, "revoked on one node");
            String id = tokens.list().stream()
                    .filter(made -> made.get("name").asText().equals("revoked on one node"))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asText();
            assertThat(find(revoking, token).status()).isEqualTo(200);
            assertThat(find(other, token).status()).isEqualTo(200);

            // when
            cluster.useOnly(revoking);
            tokens.revoke(id);
            cluster.useBoth();

            // then
            assertThat(find(revoking, token).status()).isEqualTo(401);
            await("the token is dead on the other node")
                    .atMost(A_SECOND)
                    .until(() -> find(other, token).status() == 401);
        }
    }

    @Test
    void scimWhenSwitchedOffOnOneNodeThenTheOtherRefusesWithinASecond() {
        // given
        String token = ScimSide.newToken(realm, "switched off");
        assertThat(find(cluster.b(), token).status()).isEqualTo(200);

        // when
        cluster.useOnly(cluster.a());
        realm.configure(Map.of("scimEnabled", "false"));

        // then
        await("SCIM is off on the other node")
                .atMost(A_SECOND)
                .until(() -> find(cluster.b(), token).status() == 403);
        realm.configure(Map.of("scimEnabled", "true"));
    }

    @Test
    void assertionWhenAcceptedOnOneNodeThenTheOtherRefusesIt() {
        // given
        SignIn first = realm.atJumpCloud();
        String response =
                first.responseFor(person("replayed")).base64(realm.application().key());
        cluster.useOnly(cluster.a());
        realm.post(first.browser(), response, first.request().relayState());
        first.login();
        SignIn second = realm.atJumpCloud();

        // when
        cluster.useOnly(cluster.b());
        Page answer = realm.post(second.browser(), response, second.request().relayState());

        // then
        assertThat(RefusalPage.of(answer).code()).isEqualTo("JC-309");
    }

    @Test
    void refusalWhenItHappenedOnOneNodeThenTheOtherTellsWhy() {
        // given
        cluster.useOnly(cluster.a());
        RefusalPage refusal = realm.refusal(SampleDirectory.MISMATCHED);

        // when
        cluster.useOnly(cluster.b());
        JsonNode told = realm.admin().get("jumpcloud/refusals/" + refusal.reference());

        // then
        assertThat(told.get("code").asText()).isEqualTo(refusal.code());
    }

    private ScimAnswer find(KeycloakServer node, String token) {
        String path = ScimSide.baseUrl(realm).getPath();
        return ScimClient.of(URI.create(node.baseUri() + path), token).exchange("GET", "/Users?count=1", null);
    }
}
