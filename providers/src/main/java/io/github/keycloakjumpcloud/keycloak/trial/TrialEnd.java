package io.github.keycloakjumpcloud.keycloak.trial;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/** Where a trial ends, whatever it was answered by: its report is kept, and the browser is told that it is over. */
final class TrialEnd {

    private static final String TEMPLATE = "jumpcloud-trial.ftl";

    private TrialEnd() {}

    static Response of(
            KeycloakSession session, TrialLogin trial, AuthenticationSessionModel login, TrialReport report) {
        try {
            new TrialLogins(session).end(trial.answered(JsonSerialization.writeValueAsString(report)));
        } catch (IOException e) {
            throw new UncheckedIOException("A report cannot be written as JSON", e);
        }
        RealmModel realm = session.getContext().getRealm();
        session.authenticationSessions().removeRootAuthenticationSession(realm, login.getParentSession());
        return page(session, trial);
    }

    static Response page(KeycloakSession session, TrialLogin over) {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        // Keycloak may have set about an error page of its own.
        form.setStatus(Response.Status.OK);
        return Response.fromResponse(form.createForm(TEMPLATE))
                .cookie(TrialCookie.without(session, over))
                .build();
    }
}
