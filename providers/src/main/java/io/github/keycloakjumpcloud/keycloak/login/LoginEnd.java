package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Known;
import io.github.keycloakjumpcloud.core.account.AccountDecision.Rejected;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The end of a first sign-in, and of a post-login flow. The flow's forms may have taken minutes, in which SCIM may have deleted
 * the person or given the account another address: the account rule is asked once more, and whoever changes the account at this
 * moment is waited for.
 */
public final class LoginEnd {

    /** Of which flow. */
    public enum Kind {
        FIRST(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE, EventType.IDENTITY_PROVIDER_FIRST_LOGIN),
        POST(PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT, EventType.IDENTITY_PROVIDER_POST_LOGIN);

        private final String note;
        private final EventType event;

        Kind(String note, EventType event) {
            this.note = note;
            this.event = event;
        }
    }

    private final KeycloakSession session;
    private final Kind kind;
    private final FirstLoginCheck first;

    public LoginEnd(KeycloakSession session, Kind kind) {
        this.session = session;
        this.kind = kind;
        this.first = new FirstLoginCheck(session);
    }

    /** As Keycloak's own address, for connections and all other providers alike. */
    @GET
    public Response end(
            @QueryParam(LoginActionsService.SESSION_CODE) String code,
            @QueryParam(Constants.CLIENT_ID) String clientId,
            @QueryParam(Constants.CLIENT_DATA) String clientData,
            @QueryParam(Constants.TAB_ID) String tabId) {
        Supplier<Response> keycloak = () -> {
            IdentityBrokerService broker = new IdentityBrokerService(session);
            broker.init();
            return switch (kind) {
                case FIRST -> broker.afterFirstBrokerLogin(code, clientId, clientData, tabId);
                case POST -> broker.afterPostBrokerLoginFlow(code, clientId, clientData, tabId);
            };
        };
        Optional<Response> switchedOff =
                OpenLogin.pending(session, clientId, tabId).flatMap(this::switchedOff);
        if (switchedOff.isPresent()) {
            return switchedOff.get();
        }
        Optional<OpenLogin> open = OpenLogin.of(session, clientId, tabId, kind.note);
        return overtaken(clientId, tabId, open)
                .or(() -> open.map(
                        own -> own.answer(kind.event, () -> refusal(own).orElseGet(keycloak))))
                .orElseGet(keycloak);
    }

    /** Keycloak 26.4 goes on with a disabled connection; later ones fail. */
    private Optional<Response> switchedOff(AuthenticationSessionModel login) {
        return OpenLogin.connection(session, login, kind.note)
                .filter(connection -> !connection.isEnabled())
                .map(connection -> new Refusals(session, connection)
                        .refuse(Refusals.switchedOff(), login, login.getAuthenticatedUser(), kind.event));
    }

    private Optional<Response> overtaken(String clientId, String tabId, Optional<OpenLogin> open) {
        return kind == Kind.POST
                ? Optional.empty()
                : OpenLogin.pending(session, clientId, tabId)
                        .flatMap(login -> first.overtaken(login, open.map(OpenLogin::connection)));
    }

    private Optional<Response> refusal(OpenLogin open) {
        return switch (kind) {
            case FIRST -> first.refusal(open);
            case POST -> postRefusal(open);
        };
    }

    private static Optional<Response> postRefusal(OpenLogin open) {
        if (!open.lock()) {
            return Optional.of(open.refuseDeleted(EventType.IDENTITY_PROVIDER_POST_LOGIN));
        }
        AccountDecision decision = open.decide();
        boolean same = decision instanceof Known known
                && known.userId().equals(open.user().getId());
        if (same) {
            return Optional.empty();
        }
        Refusal refusal = decision instanceof Rejected rejected ? rejected.refusal() : OpenLogin.anotherAccount();
        return Optional.of(open.refuse(refusal, EventType.IDENTITY_PROVIDER_POST_LOGIN));
    }
}
