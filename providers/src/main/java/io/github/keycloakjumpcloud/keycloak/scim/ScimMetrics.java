package io.github.keycloakjumpcloud.keycloak.scim;

import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;

/** {@link Metric#SCIM_REQUESTS} and {@link Metric#SCIM_REQUEST}. */
final class ScimMetrics {

    private ScimMetrics() {}

    static void record(String operation, String outcome, Duration duration) {
        Metrics.counter(Metric.SCIM_REQUESTS.meter(), "operation", operation, "outcome", outcome)
                .increment();
        Metrics.timer(Metric.SCIM_REQUEST.meter(), "operation", operation).record(duration);
    }
}
