package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import io.github.keycloakjumpcloud.keycloak.setting.CheckedConnection;
import io.github.keycloakjumpcloud.keycloak.setup.ConnectionWiring;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.utils.DefaultAuthenticationFlows;

/**
 * Turns a provider of Keycloak's type {@code saml} into a connection, in the request's transaction: internal id, alias,
 * people's links, mappers, Organization and settings stay; what a connection needs besides is added.
 */
final class Adoption {

    private final KeycloakSession session;
    private final RealmModel realm;

    Adoption(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    static boolean isAdoptable(IdentityProviderModel model) {
        return SAMLIdentityProviderFactory.PROVIDER_ID.equals(model.getProviderId());
    }

    /**
     * @param saml {@linkplain StoredProviders#lock locked}
     * @throws WrongInput when the provider's settings are no good for a connection
     */
    void adopt(IdentityProviderModel saml) {
        requireFlow(ProblemKind.FIRST_LOGIN_FLOW_GONE, saml.getFirstBrokerLoginFlowId());
        requireFlow(ProblemKind.POST_LOGIN_FLOW_GONE, saml.getPostBrokerLoginFlowId());
        ConnectionConfig connection = CheckedConnection.adopting(saml, realm);
        if (usesKeycloaksOwnFlow(connection)) {
            connection.setFirstBrokerLoginFlowId(null);
        }
        // Keycloak's storage never changes the type of a provider; everything else goes through it, in the wiring's
        // update.
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .find(IdentityProviderEntity.class, saml.getInternalId())
                .setProviderId(ConnectionConfig.PROVIDER_ID);
        // The admin console gives every provider of type saml the sync mode IMPORT. It stays for the mappers that are
        // there; ours follow JumpCloud at each login, or people linked long ago would never get department and groups.
        new ConnectionWiring(session, realm).wire(connection, IdentityProviderMapperSyncMode.FORCE);
    }

    /** Somebody else may have adopted it while this request waited, and made the flow that the realm's cache may not know. */
    void takeNote() {
        session.getProvider(CacheRealmProvider.class).registerRealmInvalidation(realm.getId(), realm.getName());
    }

    /** Keycloak itself fails on such a provider. */
    private void requireFlow(ProblemKind gone, String id) {
        if (id != null && realm.getAuthenticationFlowById(id) == null) {
            throw gone.thrown();
        }
    }

    private boolean usesKeycloaksOwnFlow(IdentityProviderModel model) {
        AuthenticationFlowModel builtIn = realm.getFlowByAlias(DefaultAuthenticationFlows.FIRST_BROKER_LOGIN_FLOW);
        return builtIn != null && builtIn.getId().equals(model.getFirstBrokerLoginFlowId());
    }
}
