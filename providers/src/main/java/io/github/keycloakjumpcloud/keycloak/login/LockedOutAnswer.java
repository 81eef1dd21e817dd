package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.account.AccountConnections;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Answers a login whose account was disabled while its last form waited. Keycloak before 26.7 does not look again: its answer
 * holds the assertion of a SAML application, or the tokens of the implicit flow, and no end of a session takes those back.
 */
@Provider
public final class LockedOutAnswer implements ContainerResponseFilter {

    private static final String ACCOUNT = "jumpcloud.locked-out";

    /** The answer that Keycloak gives in this session is not to be sent. */
    static void replace(KeycloakSession session, String userId) {
        session.setAttribute(ACCOUNT, userId);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext keycloaks) {
        if (!RunningKeycloak.isSupported()) {
            return;
        }
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        String userId = session == null ? null : session.getAttribute(ACCOUNT, String.class);
        if (userId != null) {
            replace(keycloaks, refuse(session, userId));
        }
    }

    /** Keycloak's transaction is undone with it, and so is the session of the login. */
    private static Response refuse(KeycloakSession session, String userId) {
        UserModel user = session.users().getUserById(session.getContext().getRealm(), userId);
        return Optional.ofNullable(user).stream()
                .flatMap(known -> new AccountConnections(session).of(known).stream())
                .findFirst()
                .map(connection -> new Refusals(session, connection)
                        .undone(
                                new Refusal(
                                        RefusalReason.ACCOUNT_DISABLED,
                                        RefusalFact.ACCOUNT_DISABLED_MEANWHILE,
                                        FactArgument.account(userId)),
                                session.getContext().getAuthenticationSession(),
                                EventType.LOGIN))
                .orElseGet(() -> {
                    session.getTransactionManager().setRollbackOnly();
                    return Response.status(Response.Status.FORBIDDEN).build();
                });
    }

    private static void replace(ContainerResponseContext keycloaks, Response page) {
        keycloaks.getHeaders().clear();
        keycloaks.getHeaders().putAll(page.getHeaders());
        keycloaks.setStatusInfo(page.getStatusInfo());
        keycloaks.setEntity(page.getEntity(), null, page.getMediaType());
    }
}
