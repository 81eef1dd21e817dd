package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning;
import io.github.keycloakjumpcloud.simulator.scim.RetryPause;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import io.github.keycloakjumpcloud.simulator.scim.push.PushCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that is gone in the middle of a push. */
@InCluster
class NodeLossIT {

    private static final int PEOPLE = Integer.getInteger("push.people");
    private static final int DEPARTMENTS = 10;
    private static final int LOST_AFTER = PEOPLE / 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Cluster cluster = Cluster.shared();

    @AfterEach
    void bringTheNodeBack() {
        cluster.b().restart();
    }

    @Test
    void pushWhenANodeIsKilledThenTheOtherEndsItAndEveryoneIsThereOnce() {
        // given
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            ScimSide scim = ScimSide.of(realm);
            String token = ScimSide.newToken(realm, "push");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            PushCommand push = new PushCommand(
                    Map.of("JUMPCLOUD_SCIM_TOKEN", token), print(out), print(err), false, RetryPause.REAL);

            // when
            CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> push.run(List.of(
                    "--url=" + ScimSide.baseUrl(realm),
                    "--people=" + PEOPLE,
                    "--departments=" + DEPARTMENTS,
                    "--threads=6")));
            await("a part of the push is done").atMost(LIMIT).until(() -> status.isDone() || users(scim) >= LOST_AFTER);
            assertThat(status).isNotDone();
            cluster.b().kill();

            // then
            assertThat(status.join()).as(() -> text(out) + text(err)).isZero();
            List<JsonNode> users =
                    new JumpCloudProvisioning(ScimClient.of(ScimSide.baseUrl(realm), token)).importUsers();
            assertThat(users).hasSize(PEOPLE);
            assertThat(users).extracting(user -> user.get("userName").asText()).doesNotHaveDuplicates();
            assertThat(realm.admin().get("users/count").asInt()).isEqualTo(PEOPLE);
            String root = realm.admin().groupByPath("/Departments").orElseThrow();
            List<JsonNode> departments = realm.admin().childGroups(root);
            assertThat(departments).hasSize(DEPARTMENTS);
            assertThat(departments.stream()
                            .mapToInt(department -> members(realm, department))
                            .sum())
                    .isEqualTo(PEOPLE);
        }
    }

    private static int users(ScimSide scim) {
        return scim.get("/Users?count=0").body().get("totalResults").asInt();
    }

    private static int members(TestRealm realm, JsonNode group) {
        return realm.admin().membersOf(group.get("id").asText()).size();
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream of) {
        return of.toString(StandardCharsets.UTF_8);
    }
}
