package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityRemovedEvent;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Keeps those whom SCIM has created in reach of SCIM when they remove the link themselves: a key of the SCIM record says that
 * the account has none. The database finds them by it, and pays nothing for everybody else.
 */
public final class UnlinkedMark implements ProviderEventListener {

    private static final String KEY = "unlinked";
    private static final String SET = "yes";

    /** The value of {@link ScimRecord#KEYS} of whoever has the mark. */
    static String key(ConnectionConfig connection) {
        return new ScimRecord.Key(KEY, SET).of(connection);
    }

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof FederatedIdentityRemovedEvent removed) {
            mark(removed.getKeycloakSession(), removed.getUser(), removed.getFederatedIdentity(), true);
        } else if (event instanceof FederatedIdentityCreatedEvent created) {
            mark(created.getKeycloakSession(), created.getUser(), created.getFederatedIdentity(), false);
        }
    }

    private static void mark(KeycloakSession session, UserModel user, FederatedIdentityModel link, boolean unlinked) {
        IdentityProviderModel provider = user.getFirstAttribute(ScimRecord.ATTRIBUTE) == null
                ? null
                : session.identityProviders().getByAlias(link.getIdentityProvider());
        if (!ConnectionConfig.isConnection(provider)) {
            return;
        }
        ScimRecord record = new ScimRecord(user, ConnectionConfig.of(provider));
        if (unlinked && record.isHeld()) {
            record.putKey(KEY, SET);
        } else if (record.key(KEY).isPresent()) {
            record.removeKey(KEY);
        }
    }
}
