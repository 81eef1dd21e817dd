package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import io.github.keycloakjumpcloud.keycloak.group.GroupTree;
import java.util.stream.Stream;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What a connection needs besides itself: the first-login flow, the three mappers, the declared user attributes, the realm's setup
 * page. Adds what is missing, and changes nothing that is there: every connection that it is given is as {@link StoredProviders} has
 * it.
 */
public final class ConnectionWiring {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SetupTurn turn;

    public ConnectionWiring(KeycloakSession session, RealmModel realm) {
        this(session, realm, SetupTurn.amongOthers(session, realm));
    }

    private ConnectionWiring(KeycloakSession session, RealmModel realm, SetupTurn turn) {
        this.session = session;
        this.realm = realm;
        this.turn = turn;
    }

    /** For a realm that only this session knows yet. */
    static ConnectionWiring ofImport(KeycloakSession session, RealmModel realm) {
        return new ConnectionWiring(session, realm, SetupTurn.alone(session));
    }

    /** Wires a connection whose mappers follow its own sync mode. */
    public void wire(IdentityProviderModel connection) {
        wire(connection, IdentityProviderMapperSyncMode.INHERIT);
    }

    /** Wires a connection; mappers that are added get this sync mode. */
    public void wire(IdentityProviderModel connection, IdentityProviderMapperSyncMode syncMode) {
        declareProfileAttributes();
        new WiredMappers(session, connection.getAlias()).addMissing(syncMode);
        chooseFlow(connection);
        name(connection);
        enterEntityId(connection);
        session.identityProviders().update(connection);
        new SetupPageSwitch(session, realm, turn).offer();
    }

    /**
     * Wires a connection of a realm that is just being imported. One that brings a mapper of ours brings those that it is to
     * have. The server's address, and so the entity ID, is not known while realms are imported at its start.
     */
    void wireImported(IdentityProviderModel connection) {
        WiredMappers mappers = new WiredMappers(session, connection.getAlias());
        if (!mappers.areThere()) {
            mappers.addMissing(IdentityProviderMapperSyncMode.INHERIT);
        }
        chooseFlow(connection);
        name(connection);
        session.identityProviders().update(connection);
    }

    /** Fills in again what a tool leaves out that saves a connection as it knows it: flow, display name, SP entity ID. */
    void complete(IdentityProviderModel connection) {
        boolean lacksFlow = new ChosenFlow(realm, connection).isNoneOfSaved();
        if (lacksFlow) {
            connection.setFirstBrokerLoginFlowId(firstLoginFlowId());
        }
        boolean lacksName = name(connection);
        boolean lacksEntityId = enterEntityId(connection);
        if (lacksFlow || lacksName || lacksEntityId) {
            session.identityProviders().update(connection);
        }
        new SetupPageSwitch(session, realm, turn).offer();
    }

    private void chooseFlow(IdentityProviderModel connection) {
        if (new ChosenFlow(realm, connection).isNoneOfNew()) {
            connection.setFirstBrokerLoginFlowId(firstLoginFlowId());
        }
    }

    /** Whether it had no name. */
    private boolean name(IdentityProviderModel connection) {
        boolean unnamed = isBlank(connection.getDisplayName());
        if (unnamed) {
            connection.setDisplayName(new FreeDisplayName(session, realm).of(connection));
        }
        return unnamed;
    }

    /** Shown on the provider's page, to be copied to JumpCloud; and it stays what JumpCloud was told. */
    private boolean enterEntityId(IdentityProviderModel connection) {
        boolean blank = isBlank(connection.getConfig().get(SAMLIdentityProviderConfig.ENTITY_ID));
        if (blank) {
            connection
                    .getConfig()
                    .put(
                            SAMLIdentityProviderConfig.ENTITY_ID,
                            ServiceProvider.ofNew(session, realm, connection.getAlias())
                                    .entityId());
        }
        return blank;
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

    /** The id of the first-login flow of the realm, which is made where there is none. */
    String firstLoginFlowId() {
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
}
