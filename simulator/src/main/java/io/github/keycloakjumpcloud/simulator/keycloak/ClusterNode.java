package io.github.keycloakjumpcloud.simulator.keycloak;

import java.util.List;

/**
 * A server as a node of a cluster, whose nodes find each other through the database that they share.
 *
 * @param name differs from node to node
 * @param port for the other nodes, on 127.0.0.1
 */
public record ClusterNode(String name, int port) {

    /** A node of this name on any free port. */
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
