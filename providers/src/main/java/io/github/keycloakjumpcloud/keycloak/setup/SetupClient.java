package io.github.keycloakjumpcloud.keycloak.page;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.WebOriginsUtils;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.managers.ClientManager;

/**
 * The public client by which the setup page signs an admin in. It is made when the page is first opened; one that is
 * there is left as it is, but for the name of the realm in its addresses.
 */
final class SetupClient {

    static final String ID = "jumpcloud-setup";

    private static final Logger LOG = Logger.getLogger(SetupClient.class);
    private static final String ON = "true";
    private static final Pattern PAGE = Pattern.compile("/realms/[^/]+/jumpcloud/setup");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String pagePath;

    /** @param pagePath path of the page below the server's base URL */
    SetupClient(KeycloakSession session, RealmModel realm, String pagePath) {
        this.session = session;
        this.realm = realm;
        this.pagePath = pagePath;
    }

    /** What the page can do with the client. */
    enum State {
        READY,
        DISABLED
    }

    State findOrCreate() {
        ClientModel client = find(session, realm);
        if (client == null) {
            create();
            client = find(session, realm);
        }
        if (client != null) {
            follow(client);
        }
        return client != null && client.isEnabled() ? State.READY : State.DISABLED;
    }

    /** The page moves with the name of the realm; addresses that an administrator has added stay. */
    private void follow(ClientModel client) {
        String before = client.getBaseUrl();
        if (before != null && !before.equals(pagePath) && PAGE.matcher(before).matches()) {
            client.setBaseUrl(pagePath);
            client.removeRedirectUri(before);
            client.addRedirectUri(pagePath);
            LOG.infof("Client %s follows the new name of realm %s", ID, Shown.name(realm.getName()));
        }
    }

    private static ClientModel find(KeycloakSession session, RealmModel realm) {
        return session.clients().getClientByClientId(realm, ID);
    }

    /** In a transaction of its own, so that of two who open the page at once one finds the other's client. */
    private void create() {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), session.getContext(), this::create);
            LOG.infof("Client %s added to realm %s for the setup page", ID, Shown.name(realm.getName()));
        } catch (ModelException e) {
            StorageFailure.requireConflict(e);
            LOG.debugf(e, "Client %s was added elsewhere at the same time", ID);
        }
    }

    private void create(KeycloakSession own) {
        RealmModel ownRealm = own.realms().getRealm(realm.getId());
        ClientModel client = ClientManager.createClient(own, ownRealm, representation());
        if (!isAdministrationRealm()) {
            narrow(ownRealm, client);
        }
    }

    private ClientRepresentation representation() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(ID);
        client.setName("JumpCloud setup");
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setEnabled(true);
        client.setPublicClient(true);
        client.setStandardFlowEnabled(true);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setServiceAccountsEnabled(false);
        // Relative, as Keycloak's own consoles have it: right behind every host name.
        client.setRootUrl(Constants.AUTH_BASE_URL_PROP);
        client.setBaseUrl(pagePath);
        client.setRedirectUris(List.of(pagePath));
        client.setWebOrigins(List.of(WebOriginsUtils.INCLUDE_REDIRECTS));
        client.setFullScopeAllowed(isAdministrationRealm());
        client.setAttributes(Map.of(
                OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD,
                "S256",
                OIDCConfigAttributes.POST_LOGOUT_REDIRECT_URIS,
                WebOriginsUtils.INCLUDE_REDIRECTS,
                Constants.USE_LIGHTWEIGHT_ACCESS_TOKEN_ENABLED,
                ON));
        return client;
    }

    /** The roles that the admin API asks for, and no others. */
    private static void narrow(RealmModel realm, ClientModel client) {
        ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        // An imported realm may lack it; then nobody in the realm administers anything.
        if (management != null) {
            Stream.of(AdminRoles.VIEW_IDENTITY_PROVIDERS, AdminRoles.MANAGE_IDENTITY_PROVIDERS)
                    .map(management::getRole)
                    .filter(Objects::nonNull)
                    .forEach(client::addScopeMapping);
        }
    }

    private boolean isAdministrationRealm() {
        return realm.getName().equals(Config.getAdminRealm());
    }
}
