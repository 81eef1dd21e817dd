package io.github.keycloakjumpcloud.keycloak.login;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

/** Where {@link FirstLoginAuthenticatorFactory}'s step stands: in a flow, or in one of the flows within it. */
public final class FirstLoginStep {

    private final RealmModel realm;
    private final Predicate<AuthenticationExecutionModel> counts;
    private final Set<String> seen = new HashSet<>();

    private FirstLoginStep(RealmModel realm, Predicate<AuthenticationExecutionModel> counts) {
        this.realm = realm;
        this.counts = counts;
    }

    /**
     * Whether the flow has it. An imported realm may lack a flow that it names, or have one within itself.
     *
     * @param flowId null for none
     * @param counts which steps and flows within it are looked at
     */
    public static boolean isIn(RealmModel realm, String flowId, Predicate<AuthenticationExecutionModel> counts) {
        return new FirstLoginStep(realm, counts).isIn(flowId);
    }

    private boolean isIn(String flowId) {
        return flowId != null
                && realm.getAuthenticationFlowById(flowId) != null
                && seen.add(flowId)
                && realm.getAuthenticationExecutionsStream(flowId)
                        .filter(counts)
                        .anyMatch(step -> step.isAuthenticatorFlow()
                                ? isIn(step.getFlowId())
                                : FirstLoginAuthenticatorFactory.ID.equals(step.getAuthenticator()));
    }
}
