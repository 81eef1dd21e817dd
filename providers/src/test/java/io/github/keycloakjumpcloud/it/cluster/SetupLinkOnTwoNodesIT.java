package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.setuplink.LinkVisitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    @Test
    void linkWhenTwoBrowsersComeToTwoNodesAtTheSameMomentThenOneGetsIn() {
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
            for (int round = 0; round < 5; round++) {
                // given
                List<LinkVisitor> ofOne = atEachNode(make(realm, Map.of("name", "one " + round)));
                List<LinkVisitor> ofAny = atEachNode(make(realm, Map.of("name", "any " + round, "anyBrowser", true)));

                // when
                List<Integer> one = AtOnce.run(2, node -> ofOne.get(node).open().statusCode());
                List<Integer> any = AtOnce.run(2, node -> ofAny.get(node).open().statusCode());

                // then
                assertThat(one).containsExactlyInAnyOrder(200, 403);
                assertThat(any).containsExactly(200, 200);
            }
        }
    }

    @Test
    void linkWhenItWasOpenedOnOneNodeThenTheOtherRefusesOtherBrowsersOtherConnectionsAndGuesses() {
        try (TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin())) {
            // given
            realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
            realm.connect("other", Map.of(), application -> application);
            String url = make(realm, Map.of());
            String secret = url.substring(url.length() - 43);
            cluster.useOnly(cluster.a());
            LinkVisitor first = new LinkVisitor(url).opened();

            // when
            cluster.useOnly(cluster.b());
            int otherBrowser = new LinkVisitor(url).open().statusCode();
            int otherConnection = new LinkVisitor(url.replace("/" + realm.alias() + "/setup-link", "/other/setup-link"))
                    .open()
                    .statusCode();
            LinkVisitor guesser = new LinkVisitor(url.replace(secret, "A".repeat(43)));
            List<Integer> guesses = IntStream.range(0, 40)
                    .mapToObj(guess -> guesser.open().statusCode())
                    .toList();
            int again = first.open().statusCode();

            // then
            assertThat(otherBrowser).isEqualTo(403);
            assertThat(otherConnection).isEqualTo(410);
            assertThat(guesses).startsWith(404).endsWith(429).containsOnly(404, 429);
            assertThat(again).isEqualTo(200);
        }
    }

    private static String make(TestRealm realm, Map<String, Object> wish) {
        return realm.admin()
                .api()
                .post(realm.admin().path("jumpcloud/" + realm.alias() + "/setup-links"), wish)
                .body()
                .get("url")
                .asText();
    }

    /** Browsers of which each reaches one node alone. */
    private List<LinkVisitor> atEachNode(String url) {
        return cluster.nodes().stream()
                .map(node ->
                        url.replace(cluster.address().toString(), node.baseUri().toString()))
                .map(LinkVisitor::new)
                .toList();
    }
}
