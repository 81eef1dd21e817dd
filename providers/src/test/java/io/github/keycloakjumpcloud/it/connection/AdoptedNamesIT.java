package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a connection is given collides with no name that somebody has given before. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class AdoptedNamesIT {

    private static final String FLOW = "jumpcloud first login";

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder().plainSaml().create();
        admin = realm.admin();
    }

    @Test
    void adoptWhenMappersOfOursNamesAreThereThenTheyStayAndOursAreCalledOtherwise() {
        // given
        MapperAdmin mappers = new MapperAdmin(admin, realm.alias());
        for (String name : List.of("groups", "Department", "profile", "jumpcloud groups")) {
            mappers.add(
                    name,
                    "saml-user-attribute-idp-mapper",
                    Map.of("attribute.name", "x-" + name, "user.attribute", "nickname"));
        }
        List<JsonNode> before = admin.mappers(realm.alias());

        // when
        Answer answer = adopt();

        // then
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(admin.mappers(realm.alias())).containsAll(before).hasSize(7);
        assertThat(names()).contains("jumpcloud groups 2", "jumpcloud department", "jumpcloud profile");
        Login login = realm.login(person("adopted").withDepartment("Design"));
        assertThat(login.groups()).contains("/Departments/Design");
    }

    @Test
    void adoptWhenFlowsOfOursNamesAreThereThenTheyStayAndOursAreCalledOtherwise() {
        // given
        for (String name : List.of(FLOW, FLOW + " - account")) {
            admin.api()
                    .post(
                            admin.path("authentication/flows"),
                            Map.of("alias", name, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        }

        // when
        Answer answer = adopt();
        TestRealm second = realm.connect("second", Map.of(), application -> application);

        // then
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(flowOf(realm)).isEqualTo(FLOW + " 2");
        assertThat(flowOf(second)).isEqualTo(FLOW + " 2");
        assertThat(admin.executions(FLOW)).isEmpty();
        List<String> aliases = Stream.concat(Stream.of(FLOW), subflows()).toList();
        assertThat(aliases).doesNotHaveDuplicates().contains(FLOW + " - account 2");
        realm.login(person("adopted"));
        second.login(person("second"));
    }

    @Test
    void adoptWhenTheUserProfileHasOurAttributesThenTheyStayAsTheyAre() {
        // given
        Answer profile = admin.api().exchange("GET", admin.path("users/profile"), null);
        ObjectNode declared = (ObjectNode) profile.body();
        declared.withArray("attributes").addObject().put("name", "department").put("displayName", "Our own");
        admin.api().put(admin.path("users/profile"), declared);

        // when
        Answer answer = adopt();

        // then
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(Json.list(admin.get("users/profile").get("attributes")))
                .filteredOn(attribute -> attribute.get("name").asText().equals("department"))
                .singleElement()
                .satisfies(attribute ->
                        assertThat(attribute.get("displayName").asText()).isEqualTo("Our own"));
    }

    private Answer adopt() {
        return admin.api().exchange("POST", admin.path("jumpcloud/" + realm.alias() + "/adopt"), null);
    }

    private List<String> names() {
        return admin.mappers(realm.alias()).stream()
                .map(mapper -> mapper.get("name").asText())
                .toList();
    }

    private String flowOf(TestRealm connection) {
        return admin.identityProvider(connection.alias())
                .get("firstBrokerLoginFlowAlias")
                .asText();
    }

    private Stream<String> subflows() {
        return admin.executions(FLOW + " 2").stream()
                .filter(step -> step.path("authenticationFlow").asBoolean())
                .map(step -> step.get("displayName").asText());
    }
}
