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
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.events.EventType;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.services.resources.LoginActionsService;

/**
 * The end of a post-login flow. Its forms may have taken minutes, in which SCIM may have deleted the person or given the
 * account another address: the account rule is asked once more.
 */
public final class PostLoginEnd {

    private final KeycloakSession session;

    public PostLoginEnd(KeycloakSession session) {
        this.session = session;
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
            return broker.afterPostBrokerLoginFlow(code, clientId, clientData, tabId);
        };
        return OpenLogin.of(session, clientId, tabId, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT)
                .map(own -> own.answer(EventType.IDENTITY_PROVIDER_POST_LOGIN, () -> refusal(own)
                        .orElseGet(keycloak)))
                .orElseGet(keycloak);
    }

    private Optional<Response> refusal(OpenLogin open) {
        if (!open.lock()) {
            return Optional.of(open.refuseDeleted(EventType.IDENTITY_PROVIDER_POST_LOGIN));
        }
        AccountDecision decision = open.decide();
        boolean same = decision instanceof Known known
                && known.userId().equals(open.user().getId());
        if (same) {
            return Optional.empty();
        }
        Refusal refused = decision instanceof Rejected rejected ? rejected.refused() : OpenLogin.anotherAccount();
        return Optional.of(open.refuse(refused, EventType.IDENTITY_PROVIDER_POST_LOGIN));
    }
}
