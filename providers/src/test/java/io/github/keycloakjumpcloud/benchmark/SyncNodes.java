package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.it.harness.PostgresServer;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import io.github.keycloakjumpcloud.simulator.keycloak.ClusterNode;
import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Two nodes with one PostgreSQL behind. */
final class SyncNodes implements AutoCloseable {

    private static final int TOKEN_SECONDS = 36_000;

    private final Http http;
    private final PostgresServer postgres;
    private final List<KeycloakServer> servers;
    private final AtomicInteger requests = new AtomicInteger();

    private SyncNodes(Http http, PostgresServer postgres, List<KeycloakServer> servers) {
        this.http = http;
        this.postgres = postgres;
        this.servers = servers;
    }

    static SyncNodes start(Settings settings, Http http) {
        PostgresServer postgres = PostgresServer.start(settings.work().resolve("sync-postgres"));
        List<KeycloakServer> servers = new ArrayList<>();
        SyncNodes nodes = new SyncNodes(http, postgres, servers);
        try {
            String password = UUID.randomUUID().toString();
            // The second finds a database that the first has set up.
            for (String name : List.of("a", "b")) {
                servers.add(KeycloakServer.from(settings.distribution())
                        .workFolder(settings.work().resolve("sync-" + name))
                        .provider(settings.jar())
                        .database(postgres.database())
                        .clusterNode(ClusterNode.of(name))
                        .adminPassword(password)
                        .jvmOptions(settings.jvmOptions())
                        .start());
            }
            nodes.admin().require("PUT", "master", Map.of("accessTokenLifespan", TOKEN_SECONDS));
            return nodes;
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    AdminClient admin() {
        return servers.get(0).admin();
    }

    List<URI> all() {
        return servers.stream().map(KeycloakServer::baseUri).toList();
    }

    /** The node whose turn it is. */
    URI next() {
        return all().get(Math.floorMod(requests.getAndIncrement(), servers.size()));
    }

    /** An administrator's token lasts as long as the run, at the node that made it. */
    String adminToken(URI node) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username="
                        + servers.get(0).adminUsername() + "&password="
                        + servers.get(0).adminPassword()))
                .build();
        return http.require(Call.expecting(200, request))
                .json()
                .get("access_token")
                .asText();
    }

    Database database() {
        return postgres.database();
    }

    /** Of both nodes since their start. */
    Duration cpu() {
        return servers.stream()
                .map(server -> ProcessHandle.of(server.pid())
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How much both nodes have logged until now. */
    List<Integer> logged() {
        return servers.stream().map(server -> server.log().length()).toList();
    }

    /** What both nodes have logged as a warning or an error since then. */
    List<String> complaints(List<Integer> logged) {
        return IntStream.range(0, servers.size())
                .boxed()
                .flatMap(node ->
                        servers.get(node).log().substring(logged.get(node)).lines())
                .filter(line -> line.matches("\\S+ \\S+ +(WARN|ERROR) .*"))
                .toList();
    }

    @Override
    public void close() {
        servers.forEach(KeycloakServer::close);
        postgres.close();
    }
}
