package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.RememberedFacts;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import io.github.keycloakjumpcloud.keycloak.setuplink.SetupLinks;
import java.util.List;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Notes on a connection that it has come to an Organization. Keycloak writes that past the connection's validation, and
 * takes it away in the same manner when somebody unlinks the connection or deletes the Organization. Ends set-up links of a
 * connection that goes live. Wires the connections of a realm that is imported, and lets the administrators' setup page look
 * after each new realm.
 */
final class SetupListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            note(updated.getKeycloakSession(), updated.getRealm(), updated.getUpdatedIdentityProvider());
        } else if (event instanceof RealmModel.RealmPostCreateEvent created) {
            setUp(created.getKeycloakSession(), created.getCreatedRealm());
        }
    }

    /** A realm that is imported with a connection may lack whatever it needs. */
    private static void setUp(KeycloakSession session, RealmModel realm) {
        RealmModel before = session.getContext().getRealm();
        session.getContext().setRealm(realm);
        try {
            ProfileAttributes.declareForConnections(session);
            ConnectionWiring wiring = ConnectionWiring.ofImport(session, realm);
            List<ConnectionConfig> connections =
                    new StoredProviders(session).connections().toList();
            connections.forEach(wiring::wireImported);
            // Of a file that names another realm.
            new SetupClient(session, realm).follow();
            SetupPageSwitch page = new SetupPageSwitch(session, realm, SetupTurn.alone(session));
            if (connections.isEmpty()) {
                page.grantToAdministrators();
            } else {
                page.offer();
            }
        } finally {
            session.getContext().setRealm(before);
        }
    }

    private static void note(KeycloakSession session, RealmModel realm, IdentityProviderModel model) {
        // A PUT may call it something else, and Keycloak never changes the type.
        if (!ConnectionConfig.isConnection(new StoredProviders(session).byId(model.getInternalId()))) {
            return;
        }
        new SetupLinks(session, realm).settle(model);
        if (model.getOrganizationId() != null && RememberedFacts.noteOrganization(model)) {
            session.identityProviders().update(model);
        }
    }
}
