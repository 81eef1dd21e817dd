package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rehearsal on two nodes and PostgreSQL: what one has promised the other knows, and nothing stays on either. */
@InCluster
class RehearsalOnTwoNodesIT {

    private static final int AT_ONCE = 12;

    private static final List<String> OF_REQUESTS = List.of("(jumpcloud-rehears", "(jumpcloud-scim-call");

    private final Cluster cluster = Cluster.shared();

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void syncWhenBothNodesAreAskedAtOnceThenEachPersonIsPromisedOnceAndTheDatabaseStays() {
        try (TestRealm realm = TestRealm.builder()
                .setting("scimMode", "rehearse")
                .setting("verifiedDomains", "example.com")
                .create(cluster.address(), cluster.admin())) {
            // given
            ScimSide scim = ScimSide.of(realm);
            String realmId = realm.admin().get("").get("id").asText();
            Map<String, List<String>> before = rows(realmId);

            // when
            List<ScimAnswer> answers = AtOnce.run(
                    AT_ONCE,
                    thread -> scim.post("/Users", ScimSide.userIn("person-" + thread % 4, "Department " + thread % 2)));
            List<String> ids = answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .map(ScimAnswer::id)
                    .toList();
            String group = scim.createGroup("Rehearsed", ids.toArray(String[]::new));

            // then
            assertThat(ids).hasSize(4).doesNotHaveDuplicates();
            assertThat(answers).extracting(ScimAnswer::status).containsOnly(201, 409);
            for (var node : cluster.nodes()) {
                cluster.useOnly(node);
                ids.forEach(id -> assertThat(scim.get("/Users/" + id).status()).isEqualTo(200));
                assertThat(scim.membersOf(group)).isEqualTo(Set.copyOf(ids));
                assertThat(realm.admin().groupByPath("/Departments/Department 1"))
                        .isEmpty();
            }
            assertThat(rows(realmId)).isEqualTo(before);

            // when
            cluster.useBoth();
            realm.configure(Map.of("scimMode", "live"));
            List<String> live = AtOnce.run(4, thread -> scim.createUser(person(thread)));

            // then
            assertThat(live).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(scim.createGroup("Rehearsed", live.toArray(String[]::new)))
                    .isEqualTo(group);
            assertThat(promises()).isEmpty();
        }
    }

    private static ObjectNode person(int number) {
        return ScimSide.userIn("person-" + number, "Department " + number % 2);
    }

    private List<String> promises() {
        return DatabaseRows.all(cluster.postgres().database()).get("server_config").stream()
                .filter(row -> row.startsWith("(jumpcloud-rehearsed."))
                .toList();
    }

    private Map<String, List<String>> rows(String realmId) {
        Map<String, List<String>> tables =
                DatabaseRows.of(cluster.postgres().database(), realmId).tables();
        tables.values().forEach(rows -> rows.removeIf(row -> isOfRequests(row)));
        tables.values().forEach(Collections::sort);
        return tables;
    }

    /** The last use of the token is noted as of any request. */
    private static boolean isOfRequests(String row) {
        return OF_REQUESTS.stream().anyMatch(row::startsWith) || row.contains("lastUsedAt");
    }
}
