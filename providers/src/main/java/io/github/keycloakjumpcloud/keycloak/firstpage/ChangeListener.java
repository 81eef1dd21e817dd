package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Renews the {@link ChangeMark} of a realm when one of its connections changes: a new one is updated while it is wired,
 * and Organizations come and go by updates.
 */
final class ChangeListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            note(updated.getKeycloakSession(), updated.getRealm(), updated.getUpdatedIdentityProvider());
        } else if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            note(removed.getKeycloakSession(), removed.getRealm(), removed.getRemovedIdentityProvider());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new ChangeMark(removed.getKeycloakSession(), removed.getRealm().getId()).noteRemoval();
        }
    }

    private static void note(KeycloakSession session, RealmModel realm, IdentityProviderModel provider) {
        Changed changed = session.getAttribute(Changed.class.getName(), Changed.class);
        if (changed == null) {
            changed = new Changed(session);
            session.setAttribute(Changed.class.getName(), changed);
            session.getTransactionManager().enlistPrepare(changed);
        }
        changed.realms.merge(realm.getId(), ConnectionConfig.isConnection(provider), Boolean::logicalOr);
    }

    /** The realms whose marks are renewed when the transaction of the request is about to be committed. */
    private static final class Changed extends AbstractKeycloakTransaction {

        private final KeycloakSession session;

        /** By realm, whether a provider called itself a connection; a PUT may call one something else, which stays a connection. */
        private final Map<String, Boolean> realms = new TreeMap<>();

        private Changed(KeycloakSession session) {
            this.session = session;
        }

        @Override
        protected void commitImpl() {
            session.removeAttribute(Changed.class.getName());
            realms.forEach((realm, connection) -> new ChangeMark(session, realm).renew(connection));
        }

        @Override
        protected void rollbackImpl() {
            session.removeAttribute(Changed.class.getName());
        }
    }
}
