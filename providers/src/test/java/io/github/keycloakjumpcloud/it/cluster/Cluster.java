package io.github.keycloakjumpcloud.it.cluster;

import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.PostgresServer;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import io.github.keycloakjumpcloud.simulator.keycloak.ClusterNode;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * The two nodes that all cluster tests of a run share, with one PostgreSQL behind and one address before them. They start
 * when first asked for and end with the JVM.
 */
final class Cluster {

    private final PostgresServer postgres;
    private final Balancer balancer;
    private final KeycloakServer a;
    private final KeycloakServer b;

    private Cluster(PostgresServer postgres, Balancer balancer, KeycloakServer a, KeycloakServer b) {
        this.postgres = postgres;
        this.balancer = balancer;
        this.a = a;
        this.b = b;
    }

    private static final class Shared {
        private static final Cluster CLUSTER = start();
    }

    static Cluster shared() {
        return Shared.CLUSTER;
    }

    private static Cluster start() {
        PostgresServer postgres = PostgresServer.start(Keycloak.workFolder("postgres"));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "end-postgres"));
        Balancer balancer = Balancer.start();
        String password = UUID.randomUUID().toString();
        KeycloakServer a = node("a", postgres, balancer, password);
        // The second finds a database that the first has set up, and a cluster to join.
        KeycloakServer b = node("b", postgres, balancer, password);
        Cluster cluster = new Cluster(postgres, balancer, a, b);
        cluster.useBoth();
        return cluster;
    }

    private static KeycloakServer node(String name, PostgresServer postgres, Balancer balancer, String password) {
        return Keycloak.bare("node-" + name)
                .database(postgres.database())
                .clusterNode(ClusterNode.of(name))
                .option("--hostname=" + balancer.address())
                .option("--spi-jumpcloud-certificate--watch--interval=3")
                .option("--spi-jumpcloud-certificate--watch--metric-interval=3")
                .option("--spi-jumpcloud-metadata--reader--interval=1")
                .adminPassword(password)
                .start();
    }

    KeycloakServer a() {
        return a;
    }

    KeycloakServer b() {
        return b;
    }

    List<KeycloakServer> nodes() {
        return List.of(a, b);
    }

    PostgresServer postgres() {
        return postgres;
    }

    /** Lets the address lead to one node only; {@link #useBoth()} ends that. */
    void useOnly(KeycloakServer node) {
        useOnly(node.baseUri());
    }

    /** The same for another balancer that leads to both. */
    void useOnly(URI front) {
        balancer.nodes(List.of(front));
    }

    /** Lets the address lead to the other node only. */
    void useAllBut(KeycloakServer node) {
        useOnly(node == a ? b : a);
    }

    void useBoth() {
        balancer.nodes(nodes().stream().map(KeycloakServer::baseUri).toList());
    }

    /** Where browsers and clients reach whichever node is next. */
    URI address() {
        return balancer.address();
    }

    /** The admin API of whichever node is next. */
    AdminApi admin() {
        return new AdminApi(new AdminClient(address(), a.adminUsername(), a.adminPassword()));
    }
}
