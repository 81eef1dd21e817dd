package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.certificate.CertificateMemory;
import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** {@link Metric#CERTIFICATE_EXPIRY}: negative after the end; a series for each connection that people can sign in through. */
final class ExpiryGauge {

    private static final double MILLIS = 1000;

    private final MultiGauge gauge = MultiGauge.builder(Metric.CERTIFICATE_EXPIRY.meter())
            .description("Time until the last certificate of a connection expires")
            .baseUnit("seconds")
            .register(Metrics.globalRegistry);

    /** Shows what there is now, and nothing else. */
    synchronized void refresh(KeycloakSession session, List<EnabledConnection> connections) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (EnabledConnection enabled : connections) {
            end(session, enabled).ifPresent(end -> rows.add(row(enabled, end)));
        }
        gauge.register(rows, true);
    }

    private static MultiGauge.Row<?> row(EnabledConnection enabled, Instant end) {
        return MultiGauge.Row.of(enabled.tags(), end, ExpiryGauge::secondsUntil);
    }

    /** Of a metadata URL, what the watch saw last: a metric is no reason to ask an address of somebody else's. */
    private static Optional<Instant> end(KeycloakSession session, EnabledConnection enabled) {
        ConnectionConfig connection = enabled.config();
        if (connection.isUseMetadataDescriptorUrl()) {
            return new MemoryRow(session, enabled.realm().getId(), connection.getInternalId())
                    .read()
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
