package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Counts the sign-ins through a connection that end with a session, once they are committed. */
public final class LoginListener implements EventListenerProvider {

    private final KeycloakSession session;

    private LoginListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.LOGIN && isThroughConnection(event.getDetails())) {
            session.getTransactionManager().enlistAfterCompletion(new Count());
        }
    }

    private boolean isThroughConnection(Map<String, String> details) {
        String alias = details == null ? null : details.get(Details.IDENTITY_PROVIDER);
        return alias != null
                && ConnectionConfig.isConnection(session.identityProviders().getByAlias(alias));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}

    private static final class Count extends AbstractKeycloakTransaction {

        @Override
        protected void commitImpl() {
            LoginMetrics.succeeded();
        }

        @Override
        protected void rollbackImpl() {}
    }

    /** Global: it listens in every realm, without being listed among the realm's event listeners. */
    public static final class Factory implements EventListenerProviderFactory {

        @Override
        public String getId() {
            return "jumpcloud-logins";
        }

        @Override
        public boolean isGlobal() {
            return true;
        }

        @Override
        public EventListenerProvider create(KeycloakSession session) {
            return new LoginListener(session);
        }

        @Override
        public void init(Config.Scope config) {}

        @Override
        public void postInit(KeycloakSessionFactory factory) {
            LoginMetrics.prepare();
        }

        @Override
        public void close() {}
    }
}
