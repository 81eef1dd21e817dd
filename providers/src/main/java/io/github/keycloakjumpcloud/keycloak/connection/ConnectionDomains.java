package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.access.DomainSettings;
import io.github.keycloakjumpcloud.core.access.TrustedDomain;
import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/** The e-mail domains that a connection is trusted for: its own setting and its Organization's verified domains. */
public final class ConnectionDomains {

    private ConnectionDomains() {}

    public static TrustedDomains of(KeycloakSession session, ConnectionConfig config) {
        return TrustedDomains.of(new DomainSettings(
                config.verifiedDomains(),
                organizationDomains(session, config),
                RememberedFacts.hasOrganization(config)));
    }

    /** Verified domains of the Organization that are no domain names. */
    public static List<String> unreadable(KeycloakSession session, ConnectionConfig config) {
        return organizationDomains(session, config).stream()
                .filter(domain -> !TrustedDomain.isReadable(domain))
                .map(Shown::one)
                .toList();
    }

    private static List<String> organizationDomains(KeycloakSession session, ConnectionConfig config) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        if (config.getOrganizationId() == null || organizations == null || !organizations.isEnabled()) {
            return List.of();
        }
        OrganizationModel organization = organizations.getById(config.getOrganizationId());
        if (organization == null || !organization.isEnabled()) {
            return List.of();
        }
        return organization
                .getDomains()
                .filter(OrganizationDomainModel::isVerified)
                .map(OrganizationDomainModel::getName)
                .toList();
    }
}
