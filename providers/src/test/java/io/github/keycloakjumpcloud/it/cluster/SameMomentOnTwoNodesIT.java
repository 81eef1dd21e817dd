package io.github.keycloakjumpcloud.it.cluster;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.SameMoment;
import io.github.keycloakjumpcloud.it.harness.scim.SameMomentRounds;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two things at the same moment, one on each node: one account, no error page, nobody in who is out.
 * {@code -Dsame.moment.rounds} plays more rounds.
 */
@InCluster
class SameMomentOnTwoNodesIT {

    @ParameterizedTest
    @EnumSource
    void personWhenTwoThingsHappenAtOnceThenThereIsOneAccountAndWhoIsOutIsOut(SameMoment moment) throws Exception {
        Cluster cluster = Cluster.shared();
        List<URI> nodes = cluster.nodes().stream().map(KeycloakServer::baseUri).toList();
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            new SameMomentRounds(realm, nodes, "two nodes, PostgreSQL").play(moment);
        }
    }
}
