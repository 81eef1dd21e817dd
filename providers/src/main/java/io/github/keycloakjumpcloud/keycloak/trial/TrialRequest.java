package io.github.keycloakjumpcloud.keycloak.trial;

import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * What a trial has sent to JumpCloud, kept by its RelayState: one each time that its address is opened.
 *
 * @param trialId of its trial
 * @param rootSessionId with the other two, where Keycloak keeps what it needs to know of the login
 */
record TrialRequest(String trialId, String rootSessionId, String tabId, String clientId) {

    static TrialRequest of(TrialLogin trial, AuthenticationSessionModel login) {
        return new TrialRequest(
                trial.id(),
                login.getParentSession().getId(),
                login.getTabId(),
                login.getClient().getId());
    }

    static TrialRequest of(Map<String, String> notes) {
        return new TrialRequest(notes.get("trial"), notes.get("root"), notes.get("tab"), notes.get("client"));
    }

    Map<String, String> notes() {
        return Map.of("trial", trialId, "root", rootSessionId, "tab", tabId, "client", clientId);
    }

    /** Empty when Keycloak keeps it no more. */
    Optional<AuthenticationSessionModel> login(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = realm.getClientById(clientId);
        RootAuthenticationSessionModel root =
                session.authenticationSessions().getRootAuthenticationSession(realm, rootSessionId);
        return client == null || root == null
                ? Optional.empty()
                : Optional.ofNullable(root.getAuthenticationSession(client, tabId));
    }
}
