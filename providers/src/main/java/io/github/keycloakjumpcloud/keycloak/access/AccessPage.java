package io.github.keycloakjumpcloud.keycloak.access;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.login.LoginAddress;
import io.github.keycloakjumpcloud.keycloak.login.RefusalRecord;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;

/** What a person reads who has asked for access. A script goes on by itself; without one, a link does. */
final class AccessPage {

    private static final String TEMPLATE = "jumpcloud-access.ftl";

    /** What has become of the request. */
    enum Outcome {
        SENT("jumpcloudAccessSent", Response.Status.OK),
        SENT_BEFORE("jumpcloudAccessSentBefore", Response.Status.OK),
        TOO_MANY("jumpcloudAccessTooMany", Response.Status.TOO_MANY_REQUESTS),
        NOT_SENT("jumpcloudAccessNotSent", Response.Status.SERVICE_UNAVAILABLE),
        OVER("jumpcloudAccessOver", Response.Status.NOT_FOUND);

        private final String messageKey;
        private final Response.Status status;

        Outcome(String messageKey, Response.Status status) {
            this.messageKey = messageKey;
            this.status = status;
        }

        /** Whether somebody has been asked. */
        boolean isAwaited() {
            return this == SENT || this == SENT_BEFORE;
        }
    }

    private final KeycloakSession session;
    private final ConnectionConfig connection;

    AccessPage(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
    }

    /**
     * @param refusal that the person asks about; empty for none
     * @param login the pending login, with no client where there is none: then nothing leads on
     */
    Response of(Outcome outcome, Optional<RefusalRecord> refusal, LoginAddress login) {
        String reference = refusal.map(RefusalRecord::reference).orElse("");
        Map<String, String> view = new HashMap<>();
        view.put("messageKey", outcome.messageKey);
        view.put("reference", reference);
        if (login.clientId() != null) {
            view.put("nextUrl", login.again(session).toString());
        }
        if (outcome.isAwaited()) {
            view.put("stateUrl", stateUrl(reference));
            refusal.flatMap(asked -> RefusalReason.ofCode(asked.code()))
                    .filter(RefusalReason::isMendedUnheard)
                    .ifPresent(reason -> view.put("noteKey", "jumpcloudAccessSignInAgain"));
        }
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        form.setAttribute("jumpcloudAccess", view);
        form.setStatus(outcome.status);
        return form.createForm(TEMPLATE);
    }

    private String stateUrl(String reference) {
        return Urls.realmBase(session.getContext().getUri().getBaseUri())
                .path("{realm}/jumpcloud/{alias}/access-request/{reference}")
                .build(session.getContext().getRealm().getName(), connection.getAlias(), reference)
                .toString();
    }
}
