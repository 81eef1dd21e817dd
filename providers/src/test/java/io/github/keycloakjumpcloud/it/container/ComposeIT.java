package io.github.keycloakjumpcloud.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Http;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import io.github.keycloakjumpcloud.simulator.keycloak.LoopbackPort;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The compose file: PostgreSQL, two nodes of the image, balancer and Prometheus, each in its container. Grafana is left out
 * where its image cannot be had; {@code BalancedNodesIT} asks what its dashboard asks.
 */
@InDocker
class ComposeIT {

    private static final String PASSWORD = "correct";
    private static final int PEOPLE = 4;

    private final URI front = URI.create("http://127.0.0.1:" + LoopbackPort.free());
    private final URI prometheus = URI.create("http://127.0.0.1:" + LoopbackPort.free());
    private ComposeProject project;

    @BeforeAll
    void start() {
        project = ComposeProject.up(
                Keycloak.workFolder("compose"),
                "compose.yaml",
                "jumpcloud-it",
                Map.of(
                        "POSTGRES_PASSWORD",
                        PASSWORD,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        PASSWORD,
                        "GRAFANA_PASSWORD",
                        PASSWORD,
                        "KEYCLOAK_IMAGE",
                        "keycloak-jumpcloud-it",
                        "KC_HOSTNAME",
                        front.toString(),
                        "HTTP_PORT",
                        String.valueOf(front.getPort()),
                        "PROMETHEUS_PORT",
                        String.valueOf(prometheus.getPort())),
                "node-b",
                "balancer",
                "prometheus");
    }

    @AfterAll
    void stop() {
        if (project != null) {
            project.close();
        }
    }

    @Test
    void signInAndPushWhenTheyGoThroughTheBalancerThenBothNodesServeAndPrometheusCountsThem() {
        await("the balancer has a node").atMost(ComposeProject.START).until(() -> isThere("/realms/jumpcloud"));
        await("the balancer leads to both nodes, and Prometheus reads them")
                .atMost(ComposeProject.START)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> {
                    Http.get(front.resolve("/realms/jumpcloud"));
                    assertThat(query("http_server_requests_seconds_count > 0").findValuesAsText("instance"))
                            .contains("node-a:9000", "node-b:9000");
                });
        AdminApi admin = new AdminApi(new AdminClient(front, "admin", PASSWORD));
        try (TestRealm realm = TestRealm.builder().create(front, admin)) {
            ScimSide scim = ScimSide.of(realm);
            for (int i = 0; i < PEOPLE; i++) {
                // when
                String pushed = scim.createUser(ScimSide.userIn("person-" + i, "Sales"));

                // then
                assertThat(realm.login(People.person("person-" + i).withDepartment("Sales"))
                                .userId())
                        .isEqualTo(pushed);
            }
        }
        await("Prometheus has read the sign-ins")
                .atMost(Duration.ofMinutes(2))
                .until(() -> query("sum(jumpcloud_logins_total{outcome=\"success\"}) >= " + PEOPLE)
                                .size()
                        == 1);
        assertThat(query("up{job=\"keycloak\"} == 1")).hasSize(2);
        assertThat(project.logs())
                .contains("Received new cluster view")
                .doesNotContain("ERROR [io.github.keycloakjumpcloud");
    }

    private boolean isThere(String path) {
        try {
            return Http.get(front.resolve(path)).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private JsonNode query(String expression) {
        String below = "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return Json.read(Http.get(prometheus.resolve(below)).body()).at("/data/result");
    }
}
