package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Encode;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.WebOriginsUtils;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.managers.ClientManager;

/** The public client by which the setup page of a realm signs an admin in. {@link SetupPageSwitch} says when it is made. */
public final class SetupClient {

    public static final String ID = "jumpcloud-setup";

    private static final Logger LOG = Logger.getLogger(SetupClient.class);
    private static final String ON = "true";
    private static final String PKCE_METHOD = "S256";
    private static final Pattern PAGE = Pattern.compile("/realms/[^/]+/jumpcloud/setup");

    private final KeycloakSession session;
    private final RealmModel realm;

    public SetupClient(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** What the page can do with the client. */
    public enum State {
        READY,
        DISABLED,
        ABSENT
    }

    /** How it stands. Changes nothing: whoever opens the page may be anybody. */
    public State state() {
        return find().map(client -> client.isEnabled() ? State.READY : State.DISABLED)
                .orElse(State.ABSENT);
    }

    Optional<ClientModel> find() {
        return Optional.ofNullable(session.clients().getClientByClientId(realm, ID));
    }

    /** The path of a realm's page below the server's base URL. */
    public static String pageOf(RealmModel realm) {
        return pageOf(realm.getName());
    }

    /** As the other one, by the realm's name. */
    public static String pageOf(String realmName) {
        return "/realms/" + Encode.encodePathAsIs(realmName) + "/jumpcloud/setup";
    }

    /** Makes it, without any role in its scope. */
    ClientModel create() {
        ClientModel client = ClientManager.createClient(session, realm, representation());
        LOG.infof("Client %s added to realm %s for the setup page", ID, Shown.name(realm.getName()));
        return client;
    }

    /** The page moves with the name of the realm; addresses that an administrator has added stay. */
    void follow() {
        find().ifPresent(this::follow);
    }

    private void follow(ClientModel client) {
        String before = client.getBaseUrl();
        String now = pageOf(realm);
        if (before != null && !before.equals(now) && PAGE.matcher(before).matches()) {
            client.setBaseUrl(now);
            client.removeRedirectUri(before);
            client.addRedirectUri(now);
            LOG.infof("Client %s follows the new name of realm %s", ID, Shown.name(realm.getName()));
        }
    }

    /** Whether it is as an earlier version made it in the administrators' realm, with full scope. */
    boolean isUnchangedWithFullScope(ClientModel client) {
        return client.isFullScopeAllowed()
                && client.isPublicClient()
                && client.isStandardFlowEnabled()
                && !client.isImplicitFlowEnabled()
                && !client.isDirectAccessGrantsEnabled()
                && !client.isServiceAccountsEnabled()
                && client.getRedirectUris().equals(Set.of(pageOf(realm)))
                && PKCE_METHOD.equals(client.getAttribute(OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD));
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
        client.setBaseUrl(pageOf(realm));
        client.setRedirectUris(List.of(pageOf(realm)));
        client.setWebOrigins(List.of(WebOriginsUtils.INCLUDE_REDIRECTS));
        client.setFullScopeAllowed(false);
        client.setAttributes(Map.of(
                OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD,
                PKCE_METHOD,
                OIDCConfigAttributes.POST_LOGOUT_REDIRECT_URIS,
                WebOriginsUtils.INCLUDE_REDIRECTS,
                Constants.USE_LIGHTWEIGHT_ACCESS_TOKEN_ENABLED,
                ON));
        return client;
    }
}
