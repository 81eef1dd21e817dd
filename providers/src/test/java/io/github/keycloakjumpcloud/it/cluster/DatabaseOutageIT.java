package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database that is away for a while. */
@InCluster
class DatabaseOutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final Cluster cluster = Cluster.shared();

    @Test
    void requestsWhenTheDatabaseIsAwayThenTheyAreToldSoAndGoOnWhenItIsBack() {
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            // given
            String token = ScimSide.newToken(realm, "outage");
            ScimSide scim = ScimSide.of(realm);
            String before = scim.createUser(ScimSide.user("before"));
            cluster.nodes().forEach(node -> assertThat(client(realm, node, token)
                            .exchange("GET", "/Users/" + before, null)
                            .status())
                    .isEqualTo(200));
            List<ScimAnswer> answers = new ArrayList<>();

            // when
            cluster.postgres().stop();
            long end = System.nanoTime() + OUTAGE.toNanos();
            try {
                for (int i = 0; System.nanoTime() < end; i++) {
                    KeycloakServer node = cluster.nodes().get(i % 2);
                    answers.add(client(realm, node, token).exchange("POST", "/Users", ScimSide.user("during-" + i)));
                }
            } finally {
                cluster.postgres().startAgain();
            }

            // then
            assertThat(answers).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isPresent();
                assertThat(answer.body().path("status").asText()).isEqualTo("503");
            });
            for (KeycloakServer node : cluster.nodes()) {
                await("the node has its database again")
                        .atMost(RECOVERY)
                        .until(() -> client(realm, node, token)
                                        .exchange("GET", "/Users/" + before, null)
                                        .status()
                                == 200);
            }
            scim.createUser(ScimSide.user("after"));
            assertThat(scim.get("/Users?count=0").body().get("totalResults").asInt())
                    .isEqualTo(2);
        }
    }

    private static ScimClient client(TestRealm realm, KeycloakServer node, String token) {
        return ScimClient.of(URI.create(node.baseUri() + ScimSide.baseUrl(realm).getPath()), token);
    }
}
