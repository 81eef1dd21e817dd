package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.login.FirstLoginAuthenticatorFactory;
import io.github.keycloakjumpcloud.keycloak.login.FirstLoginStep;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * The flow {@code jumpcloud first login}:
 *
 * <pre>
 * account                     REQUIRED
 *   jumpcloud-first-login       ALTERNATIVE   creates, links, refuses
 *   prove ownership             ALTERNATIVE   of an account that exists
 *     idp-confirm-link            REQUIRED
 *     idp-auto-link               REQUIRED      only names the account that is to be proven
 *     verification options        REQUIRED
 *       idp-email-verification      ALTERNATIVE
 *       by password                 ALTERNATIVE
 *         idp-username-password-form  REQUIRED
 *         second factor               CONDITIONAL
 *           conditional-user-configured REQUIRED
 *           auth-otp-form               REQUIRED
 * organization                CONDITIONAL
 *   conditional-user-configured REQUIRED
 *   idp-add-organization-member REQUIRED
 * </pre>
 */
final class FirstLoginFlow {

    static final String ALIAS = "jumpcloud first login";

    private static final String FLOW_TYPE = "basic-flow";

    private final RealmModel realm;

    FirstLoginFlow(RealmModel realm) {
        this.realm = realm;
    }

    /** The id of the realm's flow of that name; where somebody else's has the name, of the next one. */
    Optional<String> find() {
        return FreeName.all(ALIAS)
                .map(realm::getFlowByAlias)
                .takeWhile(Objects::nonNull)
                .filter(this::isOurs)
                .map(AuthenticationFlowModel::getId)
                .findFirst();
    }

    /** Whatever an admin has made of it since, it has our step. */
    private boolean isOurs(AuthenticationFlowModel flow) {
        return flow.isTopLevel()
                && FLOW_TYPE.equals(flow.getProviderId())
                && FirstLoginStep.isIn(realm, flow.getId(), any -> true);
    }

    /** The same; created when it is missing, never changed when it is there. */
    String findOrCreate() {
        return find().orElseGet(() -> create().getId());
    }

    private AuthenticationFlowModel create() {
        AuthenticationFlowModel flow = flow(ALIAS, "First sign-in through a JumpCloud connection", true);
        Steps top = new Steps(flow);
        Steps account = top.flow(Requirement.REQUIRED, "account", "Create or link the account");
        account.step(Requirement.ALTERNATIVE, FirstLoginAuthenticatorFactory.ID);
        Steps proof = account.flow(Requirement.ALTERNATIVE, "prove ownership", "Prove to own the account that exists");
        proof.step(Requirement.REQUIRED, "idp-confirm-link");
        // Without it, the password form takes any username, and proof of one account would link another.
        proof.step(Requirement.REQUIRED, "idp-auto-link");
        Steps options = proof.flow(Requirement.REQUIRED, "verification options", "How to prove it");
        options.step(Requirement.ALTERNATIVE, "idp-email-verification");
        Steps password = options.flow(Requirement.ALTERNATIVE, "by password", "Sign in to the account that exists");
        password.step(Requirement.REQUIRED, "idp-username-password-form");
        Steps secondFactor = password.flow(Requirement.CONDITIONAL, "second factor", "When the account has one");
        secondFactor.step(Requirement.REQUIRED, "conditional-user-configured");
        secondFactor.step(Requirement.REQUIRED, "auth-otp-form");
        Steps organization =
                top.flow(Requirement.CONDITIONAL, "organization", "Join the Organization of the connection");
        organization.step(Requirement.REQUIRED, "conditional-user-configured");
        organization.step(Requirement.REQUIRED, "idp-add-organization-member");
        return flow;
    }

    private AuthenticationFlowModel flow(String alias, String description, boolean topLevel) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(FreeName.like(alias, name -> realm.getFlowByAlias(name) != null));
        flow.setDescription(description);
        flow.setProviderId(FLOW_TYPE);
        flow.setTopLevel(topLevel);
        flow.setBuiltIn(false);
        return realm.addAuthenticationFlow(flow);
    }

    /** The executions of one flow, in order. */
    private final class Steps {

        private static final int PRIORITY_STEP = 10;

        private final AuthenticationFlowModel parent;
        private int priority;

        Steps(AuthenticationFlowModel parent) {
            this.parent = parent;
        }

        void step(Requirement requirement, String authenticator) {
            AuthenticationExecutionModel execution = execution(requirement);
            execution.setAuthenticator(authenticator);
            realm.addAuthenticatorExecution(execution);
        }

        Steps flow(Requirement requirement, String name, String description) {
            AuthenticationFlowModel child = FirstLoginFlow.this.flow(ALIAS + " - " + name, description, false);
            AuthenticationExecutionModel execution = execution(requirement);
            execution.setAuthenticatorFlow(true);
            execution.setFlowId(child.getId());
            realm.addAuthenticatorExecution(execution);
            return new Steps(child);
        }

        private AuthenticationExecutionModel execution(Requirement requirement) {
            AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
            execution.setParentFlow(parent.getId());
            execution.setRequirement(requirement);
            priority += PRIORITY_STEP;
            execution.setPriority(priority);
            return execution;
        }
    }
}
