package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/** A metric without labels. */
final class SingleGauge {

    private final MultiGauge gauge;

    SingleGauge(Metric metric, String description) {
        gauge = MultiGauge.builder(metric.meter()).description(description).register(Metrics.globalRegistry);
    }

    void show(long number) {
        gauge.register(List.of(MultiGauge.Row.of(Tags.empty(), number)), true);
    }
}
