package io.github.keycloakjumpcloud.keycloak.scim;

import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.github.keycloakjumpcloud.scim.Route;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;

/** {@link Metric#SCIM_REQUESTS} and {@link Metric#SCIM_REQUEST}. */
public final class ScimMetrics {

    private ScimMetrics() {}

    /** Shows the errors of every operation from the start: a first one is then a rise from 0, which alerts see. */
    public static void prepare() {
        Route.operations().forEach(operation -> requests(operation, RouteAnswer.SERVER_ERROR));
    }

    static void record(String operation, String outcome, Duration duration) {
        requests(operation, outcome).increment();
        Metrics.timer(Metric.SCIM_REQUEST.meter(), "operation", operation).record(duration);
    }

    private static Counter requests(String operation, String outcome) {
        return Metrics.counter(Metric.SCIM_REQUESTS.meter(), "operation", operation, "outcome", outcome);
    }
}
