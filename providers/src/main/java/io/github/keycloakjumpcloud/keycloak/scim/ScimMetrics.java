package io.github.keycloakjumpcloud.keycloak.scim;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;

/** {@code jumpcloud_scim_requests_total} and {@code jumpcloud_scim_request_seconds}, where Keycloak's metrics are on. */
final class ScimMetrics {

    private ScimMetrics() {}

    static void record(String operation, String outcome, Duration duration) {
        Metrics.counter("jumpcloud.scim.requests", "operation", operation, "outcome", outcome)
                .increment();
        Metrics.timer("jumpcloud.scim.request", "operation", operation).record(duration);
    }
}
