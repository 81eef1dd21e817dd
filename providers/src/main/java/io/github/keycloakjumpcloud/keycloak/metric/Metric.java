package io.github.keycloakjumpcloud.keycloak.metric;

import java.util.Set;

/**
 * The metrics, shown where Keycloak's are on. Stable names: dashboards and alerts depend on them. Labels have few values,
 * whatever is sent.
 */
public enum Metric {
    /** Sign-ins by {@code outcome} ({@code success}, {@code refused}) and refusal {@code code}. */
    LOGINS("jumpcloud.logins", "jumpcloud_logins_total"),
    /** Departments that did not exist before. */
    DEPARTMENTS_CREATED("jumpcloud.departments.created", "jumpcloud_departments_created_total"),
    /** SCIM requests by {@code operation} and {@code outcome}. */
    SCIM_REQUESTS("jumpcloud.scim.requests", "jumpcloud_scim_requests_total"),
    /** Time that SCIM requests took, by {@code operation}. */
    SCIM_REQUEST(
            "jumpcloud.scim.request",
            "jumpcloud_scim_request_seconds_count",
            "jumpcloud_scim_request_seconds_sum",
            "jumpcloud_scim_request_seconds_max"),
    /** Seconds until the last certificate of a connection expires, by {@code realm} and {@code alias}. */
    CERTIFICATE_EXPIRY("jumpcloud.certificate.expiry", "jumpcloud_certificate_expiry_seconds"),
    /** 1 while the brake of a connection with SCIM is engaged, else 0, by {@code realm} and {@code alias}. */
    SCIM_BRAKE("jumpcloud.scim.brake.engaged", "jumpcloud_scim_brake_engaged"),
    /** Enabled connections of all realms. */
    CONNECTIONS("jumpcloud.connections", "jumpcloud_connections"),
    /** The {@link #CERTIFICATE_EXPIRY} that is nearest to 0, of all connections, with a series or without. */
    NEAREST_CERTIFICATE_EXPIRY("jumpcloud.certificate.expiry.nearest", "jumpcloud_certificate_expiry_nearest_seconds"),
    /** Connections whose brake is engaged, with a series or without. */
    SCIM_BRAKES("jumpcloud.scim.brakes.engaged", "jumpcloud_scim_brakes_engaged"),
    /** Series of {@link #CERTIFICATE_EXPIRY} and {@link #SCIM_BRAKE} that the limit leaves out. */
    SERIES_LEFT_OUT("jumpcloud.series.left.out", "jumpcloud_series_left_out");

    private final String meter;
    private final Set<String> series;

    Metric(String meter, String... series) {
        this.meter = meter;
        this.series = Set.of(series);
    }

    /** The name for Micrometer. */
    public String meter() {
        return meter;
    }

    /** The names as Prometheus reads them. */
    public Set<String> series() {
        return series;
    }
}
