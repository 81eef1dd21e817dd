package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Renews the {@link ChangeMark} of a realm when one of its connections changes: a new one is updated while it is wired,
 * Organizations come and go by updates, and Keycloak never changes the type of a provider.
 */
final class ChangeListener implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            note(updated.getKeycloakSession(), updated.getRealm(), updated.getUpdatedIdentityProvider());
        } else if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            note(removed.getKeycloakSession(), removed.getRealm(), removed.getRemovedIdentityProvider());
        }
    }

    private static void note(KeycloakSession session, RealmModel realm, IdentityProviderModel provider) {
        if (!ConnectionConfig.isConnection(provider)) {
            return;
        }
        Changed changed = session.getAttribute(Changed.class.getName(), Changed.class);
        if (changed == null) {
            changed = new Changed(session);
            session.setAttribute(Changed.class.getName(), changed);
            session.getTransactionManager().enlistPrepare(changed);
        }
        changed.realms.add(realm.getId());
    }

    /** The realms whose marks are renewed when the transaction of the request is about to be committed. */
    private static final class Changed extends AbstractKeycloakTransaction {

        private final KeycloakSession session;
        private final Set<String> realms = new TreeSet<>();

        private Changed(KeycloakSession session) {
            this.session = session;
        }

        @Override
        protected void commitImpl() {
            session.removeAttribute(Changed.class.getName());
            realms.forEach(realm -> ChangeMark.of(session, realm).renew(session));
        }

        @Override
        protected void rollbackImpl() {
            session.removeAttribute(Changed.class.getName());
        }
    }
}
