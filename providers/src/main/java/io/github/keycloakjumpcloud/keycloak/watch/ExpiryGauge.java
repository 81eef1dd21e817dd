package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.certificate.CertificateMemory;
import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.metric.ConnectionFigure;
import io.github.keycloakjumpcloud.core.metric.MostUrgent;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionValue;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * {@link Metric#CERTIFICATE_EXPIRY}: negative after the end; a series for each connection that people can sign in through.
 * And {@link Metric#NEAREST_CERTIFICATE_EXPIRY}, which is absent while there is no certificate.
 */
final class ExpiryGauge {

    private static final double MILLIS = 1000;

    private final MultiGauge gauge = MultiGauge.builder(Metric.CERTIFICATE_EXPIRY.meter())
            .description("Time until the last certificate of a connection expires")
            .baseUnit("seconds")
            .register(Metrics.globalRegistry);

    private final MultiGauge first = MultiGauge.builder(Metric.NEAREST_CERTIFICATE_EXPIRY.meter())
            .description(
                    "Time until the last certificate expires of the connection where that is nearest, before or after")
            .baseUnit("seconds")
            .register(Metrics.globalRegistry);

    /**
     * Shows what there is now, and nothing else.
     *
     * @param limit how many connections may have a series
     * @return how many have none for that
     */
    int refresh(KeycloakSession session, List<EnabledConnection> connections, int limit) {
        MostUrgent<Instant> urgent =
                MostUrgent.of(ends(session, connections), MostUrgent.nearest(ServerTime.now()), limit);
        gauge.register(
                urgent.shown().stream()
                        .<MultiGauge.Row<?>>map(figure -> row(ConnectionGauges.labels(figure), figure.value()))
                        .toList(),
                true);
        first.register(
                urgent.first().stream()
                        .<MultiGauge.Row<?>>map(end -> row(Tags.empty(), end))
                        .toList(),
                true);
        return urgent.leftOut();
    }

    private static List<ConnectionFigure<Instant>> ends(KeycloakSession session, List<EnabledConnection> connections) {
        Map<Owner, CertificateMemory> memories = ConnectionValue.readAll(session, CertificateLook.MEMORY);
        List<ConnectionFigure<Instant>> ends = new ArrayList<>();
        for (EnabledConnection enabled : connections) {
            end(memories, enabled).ifPresent(end -> ends.add(enabled.figure(end)));
        }
        return ends;
    }

    private static MultiGauge.Row<?> row(Tags labels, Instant end) {
        return MultiGauge.Row.of(labels, end, ExpiryGauge::secondsUntil);
    }

    /** Of a metadata URL, what the watch saw last: a metric is no reason to ask an address of somebody else's. */
    private static Optional<Instant> end(Map<Owner, CertificateMemory> memories, EnabledConnection enabled) {
        ConnectionConfig connection = enabled.config();
        if (connection.isUseMetadataDescriptorUrl()) {
            Owner owner = Owner.of(enabled.realm(), connection);
            return Optional.ofNullable(memories.get(owner))
                    .filter(CertificateMemory::hasSeen)
                    .map(CertificateMemory::end);
        }
        try {
            return CertificateValidity.lastEnd(connection.certificates());
        } catch (WrongInput unreadable) {
            return Optional.empty();
        }
    }

    private static double secondsUntil(Instant end) {
        return Duration.between(ServerTime.now(), end).toMillis() / MILLIS;
    }
}
