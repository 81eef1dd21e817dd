package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mappers of one connection, over the admin REST API. */
public final class MapperAdmin {
    public static final String PROFILE = "jumpcloud-profile-idp-mapper";
    public static final String GROUPS = "jumpcloud-group-idp-mapper";

    /** The types of the mappers that every connection has from the start. */
    public static final List<String> OURS = List.of(PROFILE, "jumpcloud-department-idp-mapper", GROUPS);

    private final RealmAdmin realm;
    private final String alias;

    public MapperAdmin(RealmAdmin realm, String alias) {
        this.realm = realm;
        this.alias = alias;
    }

    /** Adds a mapper and returns its id. */
    public String add(String name, String type, Map<String, String> config) {
        Map<String, String> all = new HashMap<>(config);
        all.putIfAbsent("syncMode", "INHERIT");
        return realm.api()
                .post(
                        mappers(),
                        Map.of(
                                "name",
                                name,
                                "identityProviderAlias",
                                alias,
                                "identityProviderMapper",
                                type,
                                "config",
                                all))
                .id();
    }

    /** Adds Keycloak's own mappers of address and names, as providers had them before this product. */
    public void addNames() {
        Map.of("email", "email", "FirstName", "firstName", "LastName", "lastName")
                .forEach((received, field) -> add(
                        field,
                        "saml-user-attribute-idp-mapper",
                        Map.of("attribute.name", received, "user.attribute", field)));
    }

    /** Changes settings of a mapper. An empty value removes the setting. */
    public void configure(String id, Map<String, String> settings) {
        ObjectNode mapper = (ObjectNode) realm.api().get(mappers() + "/" + id);
        settings.forEach(((ObjectNode) mapper.get("config"))::put);
        realm.api().put(mappers() + "/" + id, mapper);
    }

    public void delete(String id) {
        realm.api().delete(mappers() + "/" + id);
    }

    /** The id of the connection's first mapper of a type. */
    public String idOf(String type) {
        return realm.mappers(alias).stream()
                .filter(mapper -> mapper.get("identityProviderMapper").asText().equals(type))
                .map((JsonNode mapper) -> mapper.get("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private String mappers() {
        return realm.path("identity-provider/instances/" + alias + "/mappers");
    }
}
