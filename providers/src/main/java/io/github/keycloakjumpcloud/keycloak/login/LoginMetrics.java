package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/** {@link Metric#LOGINS}. */
final class LoginMetrics {

    private static final String NO_CODE = "none";

    private LoginMetrics() {}

    /** Shows every series from the start: a first refusal is then a rise from 0, which alerts see. */
    static void prepare() {
        logins("success", NO_CODE);
        for (RefusalReason reason : RefusalReason.values()) {
            logins("refused", reason.code());
        }
    }

    static void succeeded() {
        logins("success", NO_CODE).increment();
    }

    static void refused(RefusalReason reason) {
        logins("refused", reason.code()).increment();
    }

    private static Counter logins(String outcome, String code) {
        return Metrics.counter(Metric.LOGINS.meter(), "outcome", outcome, "code", code);
    }
}
