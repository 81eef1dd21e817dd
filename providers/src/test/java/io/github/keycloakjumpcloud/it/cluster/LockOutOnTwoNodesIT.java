package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.Presence;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom JumpCloud disables on one node, an admin sees shut out on the other, the sessions from there included. */
@InCluster
class LockOutOnTwoNodesIT {

    private final Cluster cluster = Cluster.shared();

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void lockOutWhenSaidOnTheOtherNodeThenItIsSeenHere() {
        try (TestRealm realm =
                TestRealm.builder().setting("scimBrakePercent", "0").create(cluster.address(), cluster.admin())) {
            // given
            realm.admin().update(Map.of("adminEventsEnabled", false));
            ScimSide scim = ScimSide.of(realm);
            cluster.useOnly(cluster.a());
            Presence leaver = Presence.of(scim, "leaver");

            // when
            cluster.useOnly(cluster.b());
            scim.patch(leaver.path(), ScimSide.operation("replace", "active", BooleanNode.FALSE));
            cluster.useOnly(cluster.a());

            // then
            await("node b has written").until(() -> lockOuts(realm).size() == 1);
            assertThat(Json.list(lockOuts(realm).get(0).get("sessions")))
                    .extracting(session -> session.get("offline").asBoolean())
                    .contains(true, false);
            assertThat(Json.list(realm.admin()
                            .get("jumpcloud/" + realm.alias() + "/activity")
                            .get("operations")))
                    .extracting(one -> one.get("action").asText())
                    .containsExactly("user-lock-out", "user-create");
        }
    }

    private static List<JsonNode> lockOuts(TestRealm realm) {
        return Json.list(realm.admin().get("jumpcloud/" + realm.alias() + "/lock-outs"));
    }
}
