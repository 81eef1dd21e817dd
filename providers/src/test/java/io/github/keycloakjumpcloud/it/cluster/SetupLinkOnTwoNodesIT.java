package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.setuplink.LinkVisitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A set-up link is made on one node, opened on the other, and over on both at once. */
@InCluster
class SetupLinkOnTwoNodesIT {

    private final Cluster cluster = Cluster.shared();

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void linkWhenEachStepIsOnAnotherNodeThenItWorksAndItsEndHoldsOnBoth() {
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            for (int round = 0; round < 5; round++) {
                // given
                realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
                String links = realm.admin().path("jumpcloud/" + realm.alias() + "/setup-links");
                cluster.useOnly(cluster.a());
                JsonNode made = realm.admin()
                        .api()
                        .post(links, Map.of("allow", List.of("connection", "scim")))
                        .body();
                LinkVisitor visitor = new LinkVisitor(made.get("url").asText());

                // when
                cluster.useOnly(cluster.b());
                HttpResponse<String> opened = visitor.open();
                cluster.useOnly(cluster.a());
                HttpResponse<String> saved =
                        visitor.call("PUT", "", Map.of("settings", Map.of("scimEnabled", round % 2 == 0)));
                if (round % 2 == 0) {
                    realm.admin().api().delete(links + "/" + made.get("id").asText());
                } else {
                    realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", true));
                }
                cluster.useOnly(cluster.b());
                HttpResponse<String> over = visitor.call("GET", "", null);

                // then
                assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
                assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
                assertThat(over.statusCode()).as(over.body()).isEqualTo(410);
            }
        }
    }
}
