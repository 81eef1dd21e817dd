package io.github.keycloakjumpcloud.it.certificate;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.ServerMetrics;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.ThirdLane;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What metrics show where there are more connections than series. */
@ThirdLane
class MetricSeriesIT {

    private static final String EXPIRY = "jumpcloud_certificate_expiry_seconds";
    private static final String BRAKE = "jumpcloud_scim_brake_engaged";

    @AutoClose
    private final KeycloakServer server = Keycloak.another("few-series")
            .option("--spi-jumpcloud-certificate--watch--metric-series=2")
            .start();

    private final RealmAdmin realm = AdminApi.withNewToken(server).createRealm(RealmSettings.unique());

    @Test
    void seriesWhenThereAreMoreConnectionsThenTheMostUrgentHaveThem() {
        // when
        connect("far", Duration.ofDays(400), true);
        connect("farther", Duration.ofDays(500), true);
        connect("near", Duration.ofDays(10), true);
        connect("expired", Duration.ofDays(-1), false);

        // then
        await("all connections are seen").until(() -> value("jumpcloud_connections") == 4);
        assertThat(aliases(EXPIRY)).containsExactlyInAnyOrder("expired", "near");
        assertThat(aliases(BRAKE)).containsExactlyInAnyOrder("far", "farther");
        assertThat(value("jumpcloud_series_left_out")).isEqualTo(3);
        assertThat(value("jumpcloud_scim_brakes_engaged")).isZero();
        assertThat(value("jumpcloud_certificate_expiry_nearest_seconds"))
                .isCloseTo(-Duration.ofDays(1).toSeconds(), within(600.0));

        // when
        realm.api().delete(realm.path("identity-provider/instances/expired"));

        // then
        await("the next has the series").until(() -> aliases(EXPIRY).contains("far"));
        assertThat(aliases(EXPIRY)).containsExactlyInAnyOrder("near", "far");
        assertThat(value("jumpcloud_connections")).isEqualTo(3);
        assertThat(value("jumpcloud_series_left_out")).isEqualTo(2);
        assertThat(value("jumpcloud_certificate_expiry_nearest_seconds"))
                .isCloseTo(Duration.ofDays(10).toSeconds(), within(600.0));
    }

    private void connect(String alias, Duration left, boolean scim) {
        Map<String, String> settings =
                new HashMap<>(WatchedRealm.certificate(Instant.now().plus(left)));
        settings.put("scimEnabled", String.valueOf(scim));
        realm.createIdentityProvider(alias, TestRealm.PROVIDER, settings);
    }

    private double value(String metric) {
        return ServerMetrics.of(server).value(metric).orElse(Double.NaN);
    }

    private List<String> aliases(String metric) {
        return ServerMetrics.of(server).lines().stream()
                .filter(line -> line.startsWith(metric + "{"))
                .map(line -> line.replaceFirst(".*alias=\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
