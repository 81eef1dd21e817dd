package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.RepeatedTest;

/** Connections that are set up at the same moment on both nodes share one first-login flow. */
@InCluster
class SetupOnTwoNodesIT {
    private static final String FLOW = "jumpcloud first login";
    private static final int CONNECTIONS = 6;

    @RepeatedTest(3)
    void putWhenOnBothNodesAtTheSameMomentThenThereIsOneFlow() {
        Cluster cluster = Cluster.shared();
        try (TestRealm realm = TestRealm.builder().plainSaml().create(cluster.address(), cluster.admin())) {
            // when
            List<Answer> answers = AtOnce.run(CONNECTIONS, number -> setUp(realm, "connection-" + number));

            // then
            assertThat(answers).extracting(Answer::status).containsOnly(201);
            RealmAdmin admin = realm.admin();
            List<String> flows = texts(admin.get("authentication/flows"), "alias");
            assertThat(flows.stream().filter(FLOW::equals)).hasSize(1);
            assertThat(texts(admin.get("users/profile").get("attributes"), "name"))
                    .contains("jobTitle", "department")
                    .doesNotHaveDuplicates();
            assertThat(admin.get("clients?clientId=jumpcloud-setup")).hasSize(1);
            for (int number = 0; number < CONNECTIONS; number++) {
                JsonNode connection = admin.identityProvider("connection-" + number);
                assertThat(connection.get("firstBrokerLoginFlowAlias").asText()).isEqualTo(FLOW);
            }
        }
    }

    private static Answer setUp(TestRealm realm, String alias) {
        Map<String, String> connection = Map.of(
                "idpEntityId",
                alias,
                "signOnUrl",
                realm.signOnUrl(),
                "certificate",
                realm.application().key().certificateBase64());
        return realm.admin().api().exchange("PUT", realm.admin().path("jumpcloud/" + alias), connection);
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.get(field).asText())
                .toList();
    }
}
