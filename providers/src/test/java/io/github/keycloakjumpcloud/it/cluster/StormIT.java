package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.Storm;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Pushes, group pushes, departments, sign-ins in two tabs, deactivations and changed settings on two nodes at once: not one
 * server error, and no page without a code. {@code -Dstorm.seconds=600} lasts longer; {@code -Dstorm.seed} draws others.
 */
@InCluster
class StormIT {

    private static final int SECONDS = Integer.getInteger("storm.seconds");
    private static final long SEED = Long.getLong("storm.seed", System.nanoTime());

    @Test
    void nodesWhenEverythingHappensAtOnceThenNothingBreaks() throws Exception {
        Cluster cluster = Cluster.shared();
        List<URI> nodes = cluster.nodes().stream().map(KeycloakServer::baseUri).toList();
        List<Integer> logged =
                cluster.nodes().stream().map(node -> node.log().length()).toList();
        try (TestRealm realm = TestRealm.builder()
                .setting("verifiedDomains", "example.com")
                .create(cluster.address(), cluster.admin())) {
            String played = new Storm(realm, nodes, SEED).blow(Duration.ofSeconds(SECONDS));

            System.out.println("Storm of " + SECONDS + " s, seed " + SEED + ": " + played);
        }
        for (int i = 0; i < nodes.size(); i++) {
            String log = cluster.nodes().get(i).log().substring(logged.get(i));
            assertThat(log.lines().filter(line -> line.contains(" ERROR "))).isEmpty();
        }
    }
}
