package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakjumpcloud.it.harness.Http;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.ServerMetrics;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.keycloak.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The nodes behind the HAProxy of the compose file, which keeps nobody on a node, and read by its Prometheus: with the
 * shipped configurations, and the programs as Debian has them. Grafana is not in Debian, so that its dashboard is not
 * drawn, but what it asks is asked here.
 */
@InCluster
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BalancedNodesIT {

    private static final int PEOPLE = 6;

    private final Cluster cluster = Cluster.shared();
    private final int haproxyPort = LoopbackPort.free();
    private final int prometheusPort = LoopbackPort.free();
    private LocalProgram haproxy;
    private LocalProgram prometheus;

    @BeforeAll
    void putHaProxyInFront() throws IOException {
        Path folder = Files.createDirectories(Keycloak.workFolder("haproxy"));
        haproxy = LocalProgram.start(
                folder,
                haproxyPort,
                Map.of(
                        "BIND", "127.0.0.1:" + haproxyPort,
                        "NODE_A", cluster.a().baseUri().getAuthority(),
                        "NODE_A_HEALTH", "" + cluster.a().managementUri().getPort(),
                        "NODE_B", cluster.b().baseUri().getAuthority(),
                        "NODE_B_HEALTH", "" + cluster.b().managementUri().getPort()),
                List.of(
                        "haproxy",
                        "-db",
                        "-f",
                        Keycloak.projectFile("docker/haproxy/haproxy.cfg").toString()));
        URI front = URI.create("http://127.0.0.1:" + haproxyPort);
        await("HAProxy has found a node")
                .until(() -> Http.get(front.resolve("/realms/master")).statusCode() == 200);
        cluster.useOnly(front);
    }

    @AfterAll
    void takeItAway() {
        cluster.useBoth();
        Stream.of(haproxy, prometheus).filter(Objects::nonNull).forEach(LocalProgram::close);
    }

    @Test
    @Order(1)
    void signInAndPushWhenNobodyIsKeptOnANodeThenBothServeAndNobodyNotices() {
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            // given
            List<Double> before = requests();
            ScimSide scim = ScimSide.of(realm);

            // when
            for (int i = 0; i < PEOPLE; i++) {
                String pushed = scim.createUser(ScimSide.userIn("person-" + i, "Sales"));
                assertThat(realm.login(person("person-" + i).withDepartment("Sales"))
                                .userId())
                        .isEqualTo(pushed);
            }

            // then
            List<Double> after = requests();
            assertThat(after.get(0) - before.get(0)).isGreaterThan(PEOPLE);
            assertThat(after.get(1) - before.get(1)).isGreaterThan(PEOPLE);
        }
    }

    @Test
    @Order(2)
    void prometheusWhenItReadsTheNodesThenMetricsAndRulesWork() throws Exception {
        // given
        prometheus = startPrometheus();

        // when
        await("Prometheus is ready")
                .until(() -> Http.get(prometheusAddress("/-/ready")).statusCode() == 200);
        await("both nodes are read")
                .until(() -> query("up{job=\"keycloak\"} == 1").size() == 2);

        // then
        assertThat(query("sum(jumpcloud_scim_requests_total{outcome=\"success\"}) >= " + PEOPLE))
                .hasSize(1);
        assertThat(query("sum(jumpcloud_logins_total{outcome=\"success\"}) >= " + PEOPLE))
                .hasSize(1);
        await("all alerts have been looked at")
                .until(() -> !ask("rules").findValuesAsText("health").contains("unknown"));
        assertThat(ask("rules").findValuesAsText("health")).isNotEmpty().containsOnly("ok");
    }

    @Test
    @Order(3)
    void dashboardWhenPeopleComeAreRefusedAndPushedThenEachOfItsPanelsShowsThem() throws IOException {
        List<String> panels = dashboard();
        assertThat(panels).hasSizeGreaterThan(5);
        try (TestRealm realm = TestRealm.builder()
                .setting("verifiedDomains", "example.com")
                .create(cluster.address(), cluster.admin())) {
            ScimSide scim = ScimSide.of(realm);
            AtomicInteger people = new AtomicInteger();

            // An increase is one only where Prometheus has read the number before.
            await("each panel").atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                // when
                String name = "person-" + people.incrementAndGet();
                scim.createUser(ScimSide.userIn(name, name));
                realm.login(person(name).withDepartment(name));
                realm.refusal(person("stranger").withEmail("stranger@other.test"));

                // then
                assertThat(panels).allSatisfy(asked -> assertThat(query(asked)).isNotEmpty());
            });
        }
    }

    private LocalProgram startPrometheus() throws IOException {
        Path folder = Files.createDirectories(Keycloak.workFolder("prometheus"));
        String shipped = Files.readString(Keycloak.projectFile("docker/prometheus/prometheus.yml"));
        Files.writeString(
                folder.resolve("prometheus.yml"),
                shipped.replace("node-a:9000", cluster.a().managementUri().getAuthority())
                        .replace("node-b:9000", cluster.b().managementUri().getAuthority())
                        .replace("_interval: 15s", "_interval: 1s"));
        Files.writeString(
                folder.resolve("alerts.yml"), Files.readString(Keycloak.projectFile("docker/prometheus/alerts.yml")));
        return LocalProgram.start(
                folder,
                prometheusPort,
                Map.of(),
                List.of(
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=127.0.0.1:" + prometheusPort));
    }

    private List<Double> requests() {
        return cluster.nodes().stream().map(BalancedNodesIT::requests).toList();
    }

    private static double requests(KeycloakServer node) {
        return ServerMetrics.of(node).sum("http_server_requests_seconds_count");
    }

    private JsonNode query(String expression) {
        return ask("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    /** What Prometheus's HTTP API says; anything but success is a fault. */
    private JsonNode ask(String below) {
        String body = Http.get(prometheusAddress("/api/v1/" + below)).body();
        JsonNode answer = Json.read(body);
        assertThat(answer.path("status").asText()).as(body).isEqualTo("success");
        return answer.path("data");
    }

    private URI prometheusAddress(String path) {
        return URI.create("http://127.0.0.1:" + prometheusPort + path);
    }

    /** What its panels ask, but for the brakes: none is engaged here. */
    private static List<String> dashboard() throws IOException {
        return new ObjectMapper()
                        .readTree(Files.readString(Keycloak.projectFile("docker/grafana/jumpcloud-dashboard.json")))
                        .findValuesAsText("expr")
                        .stream()
                        .filter(asked -> !asked.contains("jumpcloud_scim_brake_engaged"))
                        .map(asked -> asked.replace("$__rate_interval", "5m").replace("$__range", "5m"))
                        .toList();
    }
}
