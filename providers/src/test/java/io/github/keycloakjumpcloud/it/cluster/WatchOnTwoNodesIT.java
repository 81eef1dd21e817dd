package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.MetadataSite;
import io.github.keycloakjumpcloud.it.harness.ServerMetrics;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.WatchEvents;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Both nodes look at the certificates every few seconds, and yet each thing is told once. */
@InCluster
class WatchOnTwoNodesIT {

    private static final SigningKey KEY = SigningKey.generate();

    private final Cluster cluster = Cluster.shared();

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin());

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void watchWhenBothNodesLookAgainAndAgainThenEachConnectionIsToldOfOnce() {
        // given
        List<String> connections = new ArrayList<>();

        // when: the time until the last one is told of is that of many looks on either node
        for (int i = 0; i < 8; i++) {
            String alias = "ending-" + i;
            connections.add(alias);
            realm.admin().createIdentityProvider(alias, "jumpcloud-saml", certificate(Duration.ofDays(5)));
            await("the connections told of")
                    .untilAsserted(() ->
                            assertThat(WatchEvents.in(realm.admin()).aliases()).contains(alias));
        }

        // then
        assertThat(WatchEvents.in(realm.admin()).aliases()).containsExactlyInAnyOrderElementsOf(connections);
    }

    @Test
    void watchWhenTheMetadataUrlHasOtherCertificatesThenBothNodesKnowThemAndItIsToldOnce() {
        // given
        try (TestRealm own = TestRealm.builder().create(cluster.address(), cluster.admin());
                MetadataSite site = MetadataSite.of(own.application(), own.signOnUrl())) {
            own.configure(Map.of("useMetadataDescriptorUrl", "true", "metadataDescriptorUrl", site.url()));
            await("the first look").until(() -> isRemembered(own));
            SigningKey next = SigningKey.generate();

            // when
            site.publish(own.application().withKey(next), own.signOnUrl());

            // then
            await("the change").until(() -> changes(own) == 1);
            cluster.nodes().forEach(node -> {
                cluster.useOnly(node);
                assertThat(serials(own))
                        .containsExactly(next.certificate().getSerialNumber().toString(16));
            });

            // when: another change shows that there were looks since
            cluster.useBoth();
            site.publish(own.application(), own.signOnUrl());

            // then
            await("the next change").until(() -> changes(own) > 1);
            assertThat(changes(own)).isEqualTo(2);
        }
    }

    /** Whether a look has written down the certificates; what changes before is no change. */
    private boolean isRemembered(TestRealm of) {
        String connection =
                of.admin().identityProvider(of.alias()).get("internalId").asText();
        return DatabaseRows.all(cluster.postgres().database()).get("server_config").stream()
                .filter(row -> row.startsWith("(jumpcloud-certificate.") && row.contains(connection))
                .anyMatch(row -> row.matches("(?s).*trusted=\\w.*"));
    }

    private static long changes(TestRealm of) {
        return WatchEvents.in(of.admin()).of(of.alias()).details("jumpcloud_certificate").stream()
                .filter("changed"::equals)
                .count();
    }

    private static List<String> serials(TestRealm of) {
        return of.admin().get("jumpcloud/" + of.alias() + "/certificates").findValuesAsText("serialNumber");
    }

    @Test
    void metricWhenAConnectionIsSavedOnOneNodeThenTheOtherShowsItSoon() {
        // given
        cluster.useOnly(cluster.a());
        realm.admin().createIdentityProvider("metered", "jumpcloud-saml", certificate(Duration.ofDays(90)));

        // then
        assertThat(cluster.nodes())
                .allSatisfy(node -> await("the series").until(() -> hasSeries(node, realm, "metered")));

        // when
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/metered"));

        // then
        assertThat(cluster.nodes())
                .allSatisfy(node -> await("the series is gone").until(() -> !hasSeries(node, realm, "metered")));
    }

    private static boolean hasSeries(KeycloakServer node, TestRealm of, String alias) {
        return ServerMetrics.of(node)
                .value(
                        "jumpcloud_certificate_expiry_seconds",
                        "realm=\"" + of.admin().name() + "\"",
                        "alias=\"" + alias + "\"")
                .isPresent();
    }

    private static Map<String, String> certificate(Duration left) {
        Instant now = Instant.now();
        return Map.of(
                "signingCertificate",
                KEY.reissued(now.minus(Duration.ofDays(30)), now.plus(left)).certificateBase64());
    }
}
