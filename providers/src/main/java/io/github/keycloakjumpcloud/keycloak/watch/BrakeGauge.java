package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.metric.ConnectionFigure;
import io.github.keycloakjumpcloud.core.metric.MostUrgent;
import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.github.keycloakjumpcloud.keycloak.scim.brake.EngagedBrakes;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import java.util.Comparator;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * {@link Metric#SCIM_BRAKE}: a series for each connection with SCIM, so that an alert sees the brake engage and let go; and
 * {@link Metric#SCIM_BRAKES}.
 */
final class BrakeGauge {

    private final MultiGauge gauge = MultiGauge.builder(Metric.SCIM_BRAKE.meter())
            .description("Whether the brake of a connection is engaged")
            .register(Metrics.globalRegistry);

    private final SingleGauge engagedOfAll = new SingleGauge(Metric.SCIM_BRAKES, "Connections whose brake is engaged");

    /**
     * Shows what there is now, and nothing else.
     *
     * @param limit how many connections may have a series
     * @return how many have none for that
     */
    int refresh(KeycloakSession session, List<EnabledConnection> connections, int limit) {
        EngagedBrakes engaged = EngagedBrakes.read(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
        List<ConnectionFigure<Boolean>> figures = connections.stream()
                .filter(enabled -> enabled.config().scimEnabled())
                .map(enabled -> enabled.figure(isEngaged(engaged, enabled)))
                .toList();
        MostUrgent<Boolean> urgent = MostUrgent.of(figures, Comparator.reverseOrder(), limit);
        gauge.register(urgent.shown().stream().map(BrakeGauge::row).toList(), true);
        engagedOfAll.show(figures.stream().filter(ConnectionFigure::value).count());
        return urgent.leftOut();
    }

    private static boolean isEngaged(EngagedBrakes engaged, EnabledConnection enabled) {
        return engaged.contain(enabled.realm().getId(), enabled.config().getInternalId());
    }

    private static MultiGauge.Row<?> row(ConnectionFigure<Boolean> figure) {
        return MultiGauge.Row.of(ConnectionGauges.labels(figure), figure.value() ? 1 : 0);
    }
}
