package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.People.person;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What both nodes have counted is added up. */
@InCluster
class ActivityOnTwoNodesIT {

    private static final int EACH = 5;

    private final Cluster cluster = Cluster.shared();

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void activityWhenPeopleSignInOnBothNodesThenAllAreCounted() {
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            // when
            for (var node : cluster.nodes()) {
                cluster.useOnly(node);
                for (int i = 0; i < EACH; i++) {
                    realm.login(person("person-" + i));
                }
            }

            // then
            await("both nodes have written").until(() -> signIns(realm) == 2 * EACH);
        }
    }

    private static long signIns(TestRealm realm) {
        return realm.admin()
                .get("jumpcloud/" + realm.alias() + "/activity")
                .at("/days/29/signIns")
                .asLong();
    }
}
