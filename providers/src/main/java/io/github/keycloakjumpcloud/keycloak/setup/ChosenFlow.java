package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.connection.RememberedFacts;
import io.github.keycloakjumpcloud.keycloak.login.FirstLoginStep;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.DefaultAuthenticationFlows;

/**
 * Whether somebody has chosen the first-login flow of a connection. Tools name Keycloak's built-in flow where nobody has
 * named one, and name it again each time.
 */
final class ChosenFlow {

    private final RealmModel realm;
    private final IdentityProviderModel connection;

    ChosenFlow(RealmModel realm, IdentityProviderModel connection) {
        this.realm = realm;
        this.connection = connection;
    }

    /** For a connection that was just made; remembers whether whoever made it named Keycloak's flow. */
    boolean isNoneOfNew() {
        if (isKeycloaks()) {
            RememberedFacts.noteKeycloaksFlow(connection);
            return true;
        }
        return connection.getFirstBrokerLoginFlowId() == null;
    }

    /** For a connection that was just saved again. */
    boolean isNoneOfSaved() {
        return connection.getFirstBrokerLoginFlowId() == null
                || RememberedFacts.wasMadeWithKeycloaksFlow(connection) && isKeycloaks();
    }

    /** With our step in it, it is somebody's own. */
    private boolean isKeycloaks() {
        AuthenticationFlowModel builtIn = realm.getFlowByAlias(DefaultAuthenticationFlows.FIRST_BROKER_LOGIN_FLOW);
        return builtIn != null
                && builtIn.getId().equals(connection.getFirstBrokerLoginFlowId())
                && !FirstLoginStep.isIn(realm, builtIn.getId(), any -> true);
    }
}
