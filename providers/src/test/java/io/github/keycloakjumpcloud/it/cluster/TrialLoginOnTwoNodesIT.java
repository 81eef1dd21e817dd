package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trial login that goes over both nodes, and leaves the database as it was. */
@InCluster
class TrialLoginOnTwoNodesIT {

    private final Cluster cluster = Cluster.shared();

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void trialWhenEachStepIsOnAnotherNodeThenItIsReportedAndNoRowChanges() {
        try (TestRealm realm = TestRealm.builder().groups().create(cluster.address(), cluster.admin())) {
            // given
            realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
            realm.admin().update(Map.of("eventsEnabled", true, "adminEventsEnabled", true));
            String realmId =
                    realm.admin().api().get(realm.admin().name()).get("id").asText();
            Database database = cluster.postgres().database();
            String trials = realm.admin().path("jumpcloud/" + realm.alias() + "/trial-logins");
            DatabaseRows before = DatabaseRows.of(database, realmId);

            // when
            cluster.useOnly(cluster.a());
            JsonNode started = realm.admin().api().post(trials, null).body();
            cluster.useOnly(cluster.b());
            SignIn signIn = realm.newPerson();
            signIn.browser().open(started.get("url").asText());
            cluster.useOnly(cluster.a());
            Page end = signIn.answer(SampleDirectory.ORDINARY);
            cluster.useOnly(cluster.b());
            JsonNode progress =
                    realm.admin().api().get(trials + "/" + started.get("id").asText());

            // then
            assertThat(end.element("#jumpcloud-trial")).as(end.toString()).isPresent();
            assertThat(progress.at("/report/outcome").asText()).isEqualTo("creates-account");
            assertThat(DatabaseRows.of(database, realmId)).isEqualTo(before);
            assertThat(before.tables().get("user_entity")).isNotEmpty();
        }
    }
}
