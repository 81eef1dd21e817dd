package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.github.keycloakjumpcloud.keycloak.scim.brake.EngagedBrakes;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** {@link Metric#SCIM_BRAKE}: a series for each connection with SCIM, so that an alert sees the brake engage and let go. */
final class BrakeGauge {

    private final MultiGauge gauge = MultiGauge.builder(Metric.SCIM_BRAKE.meter())
            .description("Whether the brake of a connection is engaged")
            .register(Metrics.globalRegistry);

    /** Shows what there is now, and nothing else. */
    synchronized void refresh(KeycloakSession session, List<EnabledConnection> connections) {
        EngagedBrakes engaged = EngagedBrakes.read(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
        List<MultiGauge.Row<?>> rows = connections.stream()
                .filter(enabled -> enabled.config().scimEnabled())
                .<MultiGauge.Row<?>>map(enabled -> row(enabled, engaged))
                .toList();
        gauge.register(rows, true);
    }

    private static MultiGauge.Row<Number> row(EnabledConnection enabled, EngagedBrakes engaged) {
        boolean isEngaged =
                engaged.contain(enabled.realm().getId(), enabled.config().getInternalId());
        return MultiGauge.Row.of(enabled.tags(), isEngaged ? 1 : 0);
    }
}
