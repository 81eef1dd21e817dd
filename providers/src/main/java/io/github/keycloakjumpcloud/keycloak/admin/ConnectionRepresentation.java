package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import java.util.Map;

/**
 * A connection as an admin has set it up. What JumpCloud is and what it is told, side by side.
 *
 * @param health as in {@link ConnectionSummary}
 * @param metadataUrl only where Keycloak reads JumpCloud's metadata by itself
 * @param certificateExpiresAt as in {@link ConnectionSummary}
 * @param settings by the key of the setting
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionRepresentation(
        String alias,
        String displayName,
        boolean enabled,
        String health,
        String idpEntityId,
        String signOnUrl,
        String metadataUrl,
        String certificateExpiresAt,
        Map<String, Object> settings,
        ServiceProviderValues serviceProvider) {

    static ConnectionRepresentation of(
            ConnectionConfig connection, ConnectionSummary summary, ServiceProvider serviceProvider) {
        return new ConnectionRepresentation(
                connection.getAlias(),
                connection.getDisplayName(),
                connection.isEnabled(),
                summary.health(),
                connection.getIdpEntityId(),
                connection.getSingleSignOnServiceUrl(),
                connection.isUseMetadataDescriptorUrl() ? connection.getMetadataDescriptorUrl() : null,
                summary.certificateExpiresAt(),
                SettingValues.of(connection),
                ServiceProviderValues.of(serviceProvider));
    }

    /** What an admin enters in JumpCloud. */
    public record ServiceProviderValues(
            String entityId,
            String acsUrl,
            String loginUrl,
            String certificateUrl,
            String metadataUrl,
            String scimBaseUrl) {

        static ServiceProviderValues of(ServiceProvider serviceProvider) {
            return new ServiceProviderValues(
                    serviceProvider.entityId(),
                    serviceProvider.acsUrl(),
                    serviceProvider.loginUrl(),
                    serviceProvider.certificateUrl(),
                    serviceProvider.metadataUrl(),
                    serviceProvider.scimBaseUrl());
        }
    }
}
