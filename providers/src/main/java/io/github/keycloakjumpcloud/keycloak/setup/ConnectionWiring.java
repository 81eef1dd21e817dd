package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ProfileNames;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import io.github.keycloakjumpcloud.keycloak.mapper.DepartmentMapper;
import io.github.keycloakjumpcloud.keycloak.mapper.GroupMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What a connection needs besides itself: the first-login flow, the three mappers, the declared user attributes. Adds
 * what is missing, and changes nothing that is there.
 */
public final class ConnectionWiring {

    /** By the name that each gets where it is free. */
    private static final Map<String, String> MAPPERS = Map.of(
            ProfileNames.MAPPER_NAME,
            ProfileNames.MAPPER_ID,
            "department",
            DepartmentMapper.ID,
            "groups",
            GroupMapper.ID);

    private static final String DISPLAY_NAME = "JumpCloud";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SetupTurn turn;

    public ConnectionWiring(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.turn = new SetupTurn(session, realm);
    }

    /** Wires a connection whose mappers follow its own sync mode. */
    public void wire(IdentityProviderModel connection) {
        wire(connection, IdentityProviderMapperSyncMode.INHERIT);
    }

    /** Wires a connection; mappers that are added get this sync mode. */
    public void wire(IdentityProviderModel connection, IdentityProviderMapperSyncMode syncMode) {
        declareProfileAttributes();
        addMappers(connection.getAlias(), syncMode);
        if (connection.getFirstBrokerLoginFlowId() == null) {
            connection.setFirstBrokerLoginFlowId(firstLoginFlowId());
        }
        if (isBlank(connection.getDisplayName())) {
            connection.setDisplayName(DISPLAY_NAME);
        }
        // Shown on the provider's page, to be copied to JumpCloud; and it stays what JumpCloud was told.
        if (isBlank(connection.getConfig().get(SAMLIdentityProviderConfig.ENTITY_ID))) {
            connection
                    .getConfig()
                    .put(
                            SAMLIdentityProviderConfig.ENTITY_ID,
                            ServiceProvider.ofNew(session, realm, connection.getAlias())
                                    .entityId());
        }
        session.identityProviders().update(connection);
    }

    /**
     * What SCIM needs besides: its user attributes, and the groups under which departments and groups will live, so that
     * JumpCloud's test of the connection leaves none behind.
     */
    public void prepareScim(ConnectionConfig connection) {
        declareProfileAttributes();
        GroupTree groups = new GroupTree(session, realm);
        Stream.of(connection.departmentRoot(), connection.groupRoot())
                .filter(root -> !root.isNowhere())
                .forEach(groups::findOrCreate);
    }

    private String firstLoginFlowId() {
        return new FirstLoginFlow(realm)
                .find()
                .orElseGet(() ->
                        turn.take(own -> new FirstLoginFlow(own.getContext().getRealm()).findOrCreate()));
    }

    private void declareProfileAttributes() {
        if (!new ProfileAttributes(session).areDeclared()) {
            turn.take(own -> new ProfileAttributes(own).declare());
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private void addMappers(String alias, IdentityProviderMapperSyncMode syncMode) {
        List<IdentityProviderMapperModel> present =
                session.identityProviders().getMappersByAliasStream(alias).toList();
        // Some databases take names in other letter case for the same.
        Set<String> taken = present.stream()
                .map(mapper -> mapper.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        MAPPERS.forEach((name, type) -> {
            if (present.stream().noneMatch(mapper -> type.equals(mapper.getIdentityProviderMapper()))) {
                String free = taken.contains(name) ? FreeName.like("jumpcloud " + name, taken::contains) : name;
                session.identityProviders().createMapper(mapper(alias, free, type, syncMode));
            }
        });
    }

    private static IdentityProviderMapperModel mapper(
            String alias, String name, String type, IdentityProviderMapperSyncMode syncMode) {
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setName(name);
        mapper.setIdentityProviderAlias(alias);
        mapper.setIdentityProviderMapper(type);
        mapper.setConfig(new HashMap<>());
        mapper.setSyncMode(syncMode);
        return mapper;
    }
}
