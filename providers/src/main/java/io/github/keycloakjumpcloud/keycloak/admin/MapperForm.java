package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.utils.ModelToRepresentation;

/**
 * The settings of a connection's only mapper of a type, written as the form of the mapper in Keycloak's console writes them.
 * Ends with 409 where the connection has none or several of the type: which one is meant, the console asks.
 */
record MapperForm(AdminCall call, IdentityProviderMapperModel mapper) {

    static MapperForm of(AdminCall call, ConnectionConfig connection, String type) {
        List<IdentityProviderMapperModel> mappers = call.session()
                .identityProviders()
                .getMappersByAliasStream(connection.getAlias())
                .filter(mapper -> type.equals(mapper.getIdentityProviderMapper()))
                .toList();
        if (mappers.size() != 1) {
            throw call.problem().conflict(ProblemKind.NOT_ONE_MAPPER.problem(mappers.size()));
        }
        return new MapperForm(call, mappers.get(0));
    }

    /** A setting; empty when it is not set. */
    String setting(String key) {
        return mapper.getConfig().getOrDefault(key, "");
    }

    /** Saves settings, and leaves the others as they are; the same again changes nothing. An empty one is taken away. */
    void save(Map<String, String> wanted) {
        Map<String, String> settings = new HashMap<>(mapper.getConfig());
        wanted.forEach((key, value) -> {
            if (value.isEmpty()) {
                settings.remove(key);
            } else {
                settings.put(key, value);
            }
        });
        if (settings.equals(mapper.getConfig())) {
            return;
        }
        mapper.setConfig(settings);
        call.session().identityProviders().updateMapper(mapper);
        call.event(OperationType.UPDATE)
                .resource(ResourceType.IDENTITY_PROVIDER_MAPPER)
                .resourcePath(
                        "identity-provider", "instances", mapper.getIdentityProviderAlias(), "mappers", mapper.getId())
                .representation(ModelToRepresentation.toRepresentation(mapper))
                .success();
    }
}
