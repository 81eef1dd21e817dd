package io.github.keycloakjumpcloud.keycloak.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.admin.ConnectionRepresentation.ServiceProviderValues;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connection as its set-up link shows it, and the link itself; times in ISO 8601.
 *
 * @param exists whether the connection is there
 * @param verifiedDomains as the realm's administrator has set them
 * @param settings those that the link lets its holder choose
 * @param allow what the link includes
 * @param readyAt when its holder said that all is ready; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkedConnection(
        String alias,
        boolean exists,
        String displayName,
        boolean enabled,
        String idpEntityId,
        String signOnUrl,
        List<String> verifiedDomains,
        Map<String, Object> settings,
        ServiceProviderValues serviceProvider,
        List<String> allow,
        String expiresAt,
        String readyAt) {

    static LinkedConnection toBeMade(LinkCall call, String alias, ServiceProviderValues serviceProvider) {
        return new LinkedConnection(
                alias,
                false,
                call.link().terms().displayName().orElse(null),
                false,
                null,
                null,
                call.link().terms().domains(),
                Map.of(),
                serviceProvider,
                allow(call),
                call.link().terms().expiresAt().toString(),
                null);
    }

    static LinkedConnection of(LinkCall call, ConnectionConfig connection, ServiceProviderValues serviceProvider) {
        return new LinkedConnection(
                connection.getAlias(),
                true,
                connection.getDisplayName(),
                connection.isEnabled(),
                connection.getIdpEntityId(),
                connection.getSingleSignOnServiceUrl(),
                connection.values(ConnectionSetting.VERIFIED_DOMAINS),
                settings(call, connection),
                serviceProvider,
                allow(call),
                call.link().terms().expiresAt().toString(),
                call.link().use().readyAt().map(Instant::toString).orElse(null));
    }

    private static Map<String, Object> settings(LinkCall call, ConnectionConfig connection) {
        Map<String, Object> settings = new LinkedHashMap<>();
        Arrays.stream(ConnectionSetting.values()).filter(call::allows).forEach(setting -> {
            if (setting.isMultivalued()) {
                settings.put(setting.key(), connection.values(setting));
            } else {
                connection.value(setting).ifPresent(value -> settings.put(setting.key(), value));
            }
        });
        return settings;
    }

    private static List<String> allow(LinkCall call) {
        return call.link().terms().allow().stream()
                .map(SetupPermission::slug)
                .sorted()
                .toList();
    }
}
