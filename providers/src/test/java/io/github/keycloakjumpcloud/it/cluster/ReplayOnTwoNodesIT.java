package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody who was refused on one node is asked about on the other, which leaves the database as it was. */
@InCluster
class ReplayOnTwoNodesIT {

    private final Cluster cluster = Cluster.shared();

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void replayWhenRefusedOnTheOtherNodeThenItIsAnsweredAndNoRowChanges() {
        try (TestRealm realm = TestRealm.builder()
                .groups()
                .setting("allowedGroups", SampleDirectory.ALLOWED_GROUP)
                .create(cluster.address(), cluster.admin())) {
            // given
            RealmAdmin admin = realm.admin();
            admin.update(Map.of("eventsEnabled", true, "adminEventsEnabled", true));
            String realmId = admin.api().get(admin.name()).get("id").asText();
            cluster.useOnly(cluster.a());
            RefusalPage refusal = realm.refusal(SampleDirectory.OTHER_GROUP);
            realm.configure(Map.of("allowedGroups", ""));
            cluster.useOnly(cluster.b());
            Database database = cluster.postgres().database();
            DatabaseRows before = DatabaseRows.of(database, realmId);

            // when
            JsonNode report = admin.api()
                    .post(admin.path("jumpcloud/refusals/" + refusal.reference() + "/replay"), null)
                    .body();

            // then
            assertThat(report.get("outcome").asText()).isEqualTo("creates-account");
            assertThat(DatabaseRows.of(database, realmId)).isEqualTo(before);
            assertThat(before.tables().get("user_entity")).isNotEmpty();
            assertThat(admin.get("jumpcloud/" + realm.alias() + "/activity").at("/days/29/signIns"))
                    .hasToString("0");
        }
    }
}
