package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Connections that are set up at the same moment share what a realm has once. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SetupAtOnceIT {
    private static final String FLOW = "jumpcloud first login";
    private static final int CONNECTIONS = 4;

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;

    @BeforeEach
    void createRealm() {
        // Of type saml, so that nothing is set up yet.
        realm = TestRealm.builder().plainSaml().create();
        admin = realm.admin();
    }

    @RepeatedTest(3)
    void createWhenOverRestAtTheSameMomentThenThereIsOneFlow() {
        // when
        List<Integer> answers = AtOnce.run(CONNECTIONS, number -> admin.offerConnection("rest-" + number, Map.of())
                .status());

        // then
        assertThat(answers).containsOnly(201);
        assertSetUpOnce(aliases("rest-"));
    }

    @RepeatedTest(3)
    void putWhenAtTheSameMomentThenThereIsOneFlow() {
        // when
        List<Answer> answers = AtOnce.run(CONNECTIONS, number -> setUp("put-" + number));

        // then
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertSetUpOnce(aliases("put-"));
    }

    @Test
    void putWhenOneConnectionIsAskedForTwiceAtTheSameMomentThenItIsMadeOnce() {
        // when
        List<Answer> answers = AtOnce.run(2, number -> setUp("twice"));

        // then: who came second may be told to ask again
        assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(200, 201, 409);
        assertThat(setUp("twice").status()).isEqualTo(200);
        assertSetUpOnce(List.of("twice"));
    }

    @Test
    void scimTokenWhenAtTheSameMomentThenTheGroupRootsAreThereOnce() {
        // given
        aliases("scim-").forEach(this::setUp);

        // when
        List<Answer> answers = AtOnce.run(CONNECTIONS, number -> admin.api()
                .exchange(
                        "POST", admin.path("jumpcloud/scim-" + number + "/scim-tokens"), Map.of("name", "JumpCloud")));

        // then
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(names(Json.list(admin.get("groups")))).containsExactlyInAnyOrder("Departments", "JumpCloud");
        assertThat(names(admin.childGroups(admin.groupByPath("/JumpCloud").orElseThrow())))
                .containsExactlyInAnyOrderElementsOf(aliases("scim-"));
        assertSetUpOnce(aliases("scim-"));
    }

    @RepeatedTest(3)
    void adoptWhenAskedTwiceAtTheSameMomentThenItsMappersAreThereOnce() {
        // when
        List<Integer> answers = AtOnce.run(2, number -> admin.api()
                .exchange("POST", admin.path("jumpcloud/" + TestRealm.ALIAS + "/adopt"), null)
                .status());

        // then
        assertThat(answers).containsOnly(200);
        assertSetUpOnce(List.of(TestRealm.ALIAS));
    }

    private Answer setUp(String alias) {
        return admin.api()
                .exchange(
                        "PUT",
                        admin.path("jumpcloud/" + alias),
                        Map.of(
                                "idpEntityId",
                                alias,
                                "signOnUrl",
                                realm.signOnUrl(),
                                "certificate",
                                realm.application().key().certificateBase64()));
    }

    private void assertSetUpOnce(List<String> connections) {
        List<JsonNode> flows = Json.list(admin.get("authentication/flows")).stream()
                .filter(flow -> flow.get("alias").asText().equals(FLOW))
                .toList();
        assertThat(flows).hasSize(1);
        List<String> steps = admin.executions(FLOW).stream()
                .map(step -> step.get("displayName").asText())
                .toList();
        assertThat(steps).hasSize(15);
        assertThat(steps.stream().filter(step -> step.startsWith(FLOW)))
                .hasSize(6)
                .doesNotHaveDuplicates();
        for (String connection : connections) {
            assertThat(admin.identityProvider(connection)
                            .get("firstBrokerLoginFlowAlias")
                            .asText())
                    .isEqualTo(FLOW);
            assertThat(admin.mappers(connection)).hasSize(MapperAdmin.OURS.size());
        }
        List<String> declared = Json.list(admin.get("users/profile").get("attributes")).stream()
                .map(attribute -> attribute.get("name").asText())
                .toList();
        assertThat(declared).doesNotHaveDuplicates().contains("jobTitle", "department");
        assertThat(Json.list(admin.get("components?type=org.keycloak.userprofile.UserProfileProvider")))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static List<String> aliases(String prefix) {
        return IntStream.range(0, CONNECTIONS)
                .mapToObj(number -> prefix + number)
                .toList();
    }

    private static List<String> names(List<JsonNode> groups) {
        return groups.stream().map(group -> group.get("name").asText()).toList();
    }
}
