package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.access.VerifiedDomains;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/** The e-mail domains that a connection is trusted for: its own setting and its Organization's verified domains. */
public final class ConnectionDomains {

    private ConnectionDomains() {}

    public static VerifiedDomains of(KeycloakSession session, ConnectionConfig config) {
        List<String> domains = Stream.concat(config.verifiedDomains().stream(), organizationDomains(session, config))
                .toList();
        return VerifiedDomains.of(domains);
    }

    private static Stream<String> organizationDomains(KeycloakSession session, ConnectionConfig config) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        if (config.getOrganizationId() == null || organizations == null || !organizations.isEnabled()) {
            return Stream.empty();
        }
        OrganizationModel organization = organizations.getById(config.getOrganizationId());
        if (organization == null || !organization.isEnabled()) {
            return Stream.empty();
        }
        return organization
                .getDomains()
                .filter(OrganizationDomainModel::isVerified)
                .map(OrganizationDomainModel::getName);
    }
}
