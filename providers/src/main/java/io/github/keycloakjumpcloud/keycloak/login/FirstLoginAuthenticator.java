package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.access.FirstLoginDecision;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.refusal.Refused;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.group.DefaultRole;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.ExistingUserInfo;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.UserModel;

/**
 * Keycloak's "create user if unique" with the connection's rules in front: provisioning mode, linking of existing
 * accounts, default role. Where proof of ownership is needed it leaves the account to the rest of the flow.
 */
final class FirstLoginAuthenticator extends IdpCreateUserIfUniqueAuthenticator {

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        if (!ConnectionConfig.isConnection(identity.getIdpConfig())
                || context.getAuthenticationSession().getAuthNote(EXISTING_USER_INFO) != null) {
            super.authenticateImpl(context, serialized, identity);
            return;
        }
        // Keycloak hands on the stored config here, not the connection's own view of it.
        identity.getIdpConfig().getConfig().remove(IdentityProviderModel.DO_NOT_STORE_USERS);
        FirstLoginDecision decision = choice(context, identity).decide();
        if (decision instanceof FirstLoginDecision.LinkAtOnce link) {
            context.setUser(context.getSession().users().getUserById(context.getRealm(), link.userId()));
            context.success();
        } else if (decision instanceof FirstLoginDecision.Rejected rejected) {
            refuse(context, identity, rejected.refused());
        } else {
            super.authenticateImpl(context, serialized, identity);
        }
    }

    private static FirstLoginChoice choice(AuthenticationFlowContext context, BrokeredIdentityContext identity) {
        return new FirstLoginChoice(
                context.getSession(),
                ConnectionConfig.of(identity.getIdpConfig()),
                EmailAddress.parse(identity.getEmail()).orElseThrow());
    }

    private static void refuse(AuthenticationFlowContext context, BrokeredIdentityContext identity, Refused refused) {
        Response page = new Refusals(context.getSession(), identity.getIdpConfig())
                .refuse(refused, context.getAuthenticationSession(), null, context.getEvent());
        context.failureChallenge(AuthenticationFlowError.ACCESS_DENIED, page);
    }

    /** The account with the e-mail address; a username that is merely taken is no reason to link. */
    @Override
    protected ExistingUserInfo checkExistingUser(
            AuthenticationFlowContext context,
            String username,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        if (!ConnectionConfig.isConnection(identity.getIdpConfig())) {
            return super.checkExistingUser(context, username, serialized, identity);
        }
        return choice(context, identity)
                .account()
                .map(user -> new ExistingUserInfo(user.getId(), UserModel.EMAIL, identity.getEmail()))
                .orElse(null);
    }

    /** The username from JumpCloud; the e-mail address when another account has that name. */
    @Override
    protected String getUsername(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        String username = super.getUsername(context, serialized, identity);
        boolean taken = username != null
                && context.getSession().users().getUserByUsername(context.getRealm(), username) != null;
        return taken && ConnectionConfig.isConnection(identity.getIdpConfig()) ? identity.getEmail() : username;
    }

    @Override
    protected void userRegisteredSuccess(
            AuthenticationFlowContext context,
            UserModel user,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        if (ConnectionConfig.isConnection(identity.getIdpConfig())) {
            DefaultRole.grant(context.getSession(), ConnectionConfig.of(identity.getIdpConfig()), user);
        }
    }
}
