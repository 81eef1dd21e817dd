package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.RememberedFacts;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Notes on a connection that it has come to an Organization. Keycloak writes that past the connection's validation, and
 * takes it away in the same manner when somebody unlinks the connection or deletes the Organization. Declares what connections
 * need in the user profile of a new realm.
 */
final class SetupListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            note(updated.getKeycloakSession(), updated.getUpdatedIdentityProvider());
        } else if (event instanceof RealmModel.RealmPostCreateEvent created) {
            declare(created.getKeycloakSession(), created.getCreatedRealm());
        }
    }

    /** A realm that is imported with a connection may have a user profile that knows nothing of it. */
    private static void declare(KeycloakSession session, RealmModel realm) {
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(realm);
        try {
            ProfileAttributes.declareForConnections(session);
        } finally {
            session.getContext().setRealm(before);
        }
    }

    private static void note(KeycloakSession session, IdentityProviderModel model) {
        if (ConnectionConfig.isConnection(model)
                && model.getOrganizationId() != null
                && RememberedFacts.noteOrganization(model)) {
            session.identityProviders().update(model);
        }
    }
}
