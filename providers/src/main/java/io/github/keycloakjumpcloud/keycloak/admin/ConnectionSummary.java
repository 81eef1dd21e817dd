package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.finding.Finding;
import io.github.keycloakjumpcloud.core.finding.Severity;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A connection in the list of all.
 *
 * @param health {@code error}, {@code warning} or {@code ok}: the worst of its findings, hints left aside
 * @param findings how many there are, hints included
 * @param certificateExpiresAt when the last certificate does, in ISO 8601; null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionSummary(
        String alias,
        String displayName,
        boolean enabled,
        String health,
        int findings,
        String certificateExpiresAt,
        boolean scimEnabled) {

    static ConnectionSummary of(
            ConnectionConfig connection, List<Finding> findings, List<X509Certificate> certificates) {
        return new ConnectionSummary(
                connection.getAlias(),
                connection.getDisplayName(),
                connection.isEnabled(),
                health(findings),
                findings.size(),
                CertificateValidity.lastEnd(certificates).map(Instant::toString).orElse(null),
                connection.scimEnabled());
    }

    private static String health(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.kind().severity())
                .filter(severity -> severity != Severity.HINT)
                .min(Comparator.naturalOrder())
                .map(Slug::of)
                .orElse("ok");
    }
}
