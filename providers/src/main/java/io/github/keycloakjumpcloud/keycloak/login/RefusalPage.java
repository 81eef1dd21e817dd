package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.WayOn;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.mail.RealmMail;
import io.github.keycloakjumpcloud.keycloak.setuplink.Contacts;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a person who is refused reads: why, what they can do, and what to tell whoever helps them. It needs no script. */
final class RefusalPage {

    private static final String TEMPLATE = "jumpcloud-refusal.ftl";
    private static final String TITLE = "jumpcloudRefusalTitle";
    private static final String LOGOUT_TITLE = "jumpcloudRefusalLogoutTitle";

    private final KeycloakSession session;
    private final IdentityProviderModel connection;

    RefusalPage(KeycloakSession session, IdentityProviderModel connection) {
        this.session = session;
        this.connection = connection;
    }

    /**
     * @param login the pending login, or null when there is none: then nothing leads on
     * @param askable whether it is known who was refused
     */
    Response of(Refusal refusal, String reference, AuthenticationSessionModel login, boolean logout, boolean askable) {
        Map<String, String> view = new HashMap<>();
        view.put("titleKey", logout ? LOGOUT_TITLE : TITLE);
        view.put("code", refusal.reason().code());
        view.put("reference", reference);
        view.put("messageKey", refusal.messageKey());
        view.put("helpKey", refusal.helpKey());
        view.put("connection", connectionName());
        if (login != null) {
            view.putAll(waysOn(refusal.waysOn(), login));
        }
        if (askable && refusal.waysOn().contains(WayOn.ASK_FOR_ACCESS) && hasContacts()) {
            LoginAddress pending = login == null || AccountLinking.isIn(login)
                    ? LoginAddress.ofNone()
                    : LoginAddress.of(session, login);
            view.put("accessUrl", pending.accessRequest(session, connection).toString());
        }
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        form.setAuthenticationSession(login);
        form.setAttribute("jumpcloudRefusal", view);
        form.setStatus(Response.Status.fromStatusCode(refusal.reason().httpStatus()));
        return form.createForm(TEMPLATE);
    }

    private boolean hasContacts() {
        RealmModel realm = session.getContext().getRealm();
        return ConnectionConfig.isConnection(connection)
                && new RealmMail(session, realm, connection.getAlias()).isPossible()
                && new Contacts(session, realm, ConnectionConfig.of(connection)).exist();
    }

    private Map<String, String> waysOn(Set<WayOn> ways, AuthenticationSessionModel login) {
        LoginAddress address = LoginAddress.of(session, login);
        Map<String, String> view = new HashMap<>();
        // Keycloak would sign out whoever adds the connection to the account that they are signed in to.
        if (ways.contains(WayOn.AGAIN) && !AccountLinking.isIn(login)) {
            view.put("retryUrl", address.again(session).toString());
        }
        if (ways.contains(WayOn.ANOTHER_ACCOUNT)) {
            if (FreshRequest.isLast(login)) {
                // The same once more may lead nowhere.
                view.put("adviceKey", "jumpcloudRefusalSameAccount");
            } else {
                view.put(
                        "anotherAccountUrl",
                        address.anotherAccount(session, connection).toString());
            }
        }
        if (ways.contains(WayOn.WITHOUT_JUMPCLOUD) && leadsToLoginPage(login)) {
            view.put("loginPageUrl", address.again(session).toString());
        }
        return view;
    }

    /** Not where the application has named the connection, nor where somebody adds it to the account that they are signed in to. */
    private static boolean leadsToLoginPage(AuthenticationSessionModel login) {
        return login.getClientNote(AdapterConstants.KC_IDP_HINT) == null && !AccountLinking.isIn(login);
    }

    private String connectionName() {
        String name = connection.getDisplayName();
        return name == null || name.isBlank() ? connection.getAlias() : name;
    }
}
