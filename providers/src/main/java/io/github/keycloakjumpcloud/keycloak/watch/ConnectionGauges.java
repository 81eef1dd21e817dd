package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.metric.ConnectionFigure;
import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** What metrics show of the connections of all realms: some of them one by one, and all of them together. */
final class ConnectionGauges {

    private final ExpiryGauge expiry = new ExpiryGauge();
    private final BrakeGauge brake = new BrakeGauge();
    private final SingleGauge enabled = new SingleGauge(Metric.CONNECTIONS, "Enabled connections");
    private final SingleGauge leftOut = new SingleGauge(Metric.SERIES_LEFT_OUT, "Series of connections not shown");

    /** Shows what there is now, and nothing else. */
    synchronized void refresh(KeycloakSession session, int limit) {
        List<EnabledConnection> connections = EnabledConnection.all(session);
        enabled.show(connections.size());
        leftOut.show(expiry.refresh(session, connections, limit) + brake.refresh(session, connections, limit));
    }

    static Tags labels(ConnectionFigure<?> figure) {
        return Tags.of("realm", figure.realm(), "alias", figure.alias());
    }
}
