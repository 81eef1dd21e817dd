package io.github.keycloakjumpcloud.simulator.keycloak;

import java.util.List;

/**
 * A node of a cluster. The nodes find each other through their common database.
 *
 * @param name the name, which no other node of the cluster has
 * @param port the port on 127.0.0.1 for the other nodes
 */
public record ClusterNode(String name, int port) {

    /** A node with the name on any free port. */
    public static ClusterNode of(String name) {
        return new ClusterNode(name, LoopbackPort.free());
    }

    List<String> startOptions() {
        return List.of(
                "--cache=ispn",
                "--cache-stack=jdbc-ping",
                "--cache-embedded-network-bind-address=127.0.0.1",
                "--cache-embedded-network-bind-port=" + port,
                "--spi-cache-embedded--default--node-name=" + name);
    }
}
