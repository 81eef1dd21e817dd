package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.Proof;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.account.AccountConnections;
import io.github.keycloakjumpcloud.keycloak.account.Administrators;
import io.github.keycloakjumpcloud.keycloak.account.BegunAccount;
import io.github.keycloakjumpcloud.keycloak.account.ConnectionLinks;
import io.github.keycloakjumpcloud.keycloak.account.RowLock;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Optional;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.IdpConfirmOverrideLinkAuthenticator;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What is asked at the end of one first sign-in, before Keycloak links the account and begins the session: the account rule once
 * more, and which proof was given.
 */
final class FirstLoginCheck {

    private final KeycloakSession session;
    private boolean locked;
    private Optional<ConnectionLinks> links = Optional.empty();

    FirstLoginCheck(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Of an account that this login has made, and that a connection has got since: it looked like an invitation that nobody
     * uses. Whoever made it, through whatever provider, is not let into what is somebody else's by now.
     *
     * @param own the connection of this login, if it is one's
     */
    Optional<Response> overtaken(AuthenticationSessionModel login, Optional<ConnectionConfig> own) {
        UserModel user = login.getAuthenticatedUser();
        if (user == null || !isMade(login)) {
            return Optional.empty();
        }
        locked = new RowLock(session).userReadBefore(user.getId()) != null;
        links = own.map(mine -> new ConnectionLinks(session, mine));
        AccountConnections connections = new AccountConnections(session);
        return links.map(read -> connections.of(user, read)).orElseGet(() -> connections.of(user)).stream()
                .filter(other -> own.filter(mine -> mine.getInternalId().equals(other.getInternalId()))
                        .isEmpty())
                .findFirst()
                .map(other -> new Refusals(session, other)
                        .refuse(
                                new Refusal(
                                        RefusalReason.LINKING_REFUSED,
                                        RefusalFact.ACCOUNT_TAKEN_MEANWHILE,
                                        FactArgument.account(user.getId())),
                                login,
                                user,
                                EventType.IDENTITY_PROVIDER_FIRST_LOGIN));
    }

    private static boolean isMade(AuthenticationSessionModel login) {
        return Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER));
    }

    /** After {@link #overtaken}. */
    Optional<Response> refusal(OpenLogin open) {
        if (!locked && !open.lock()) {
            return deleted(open);
        }
        boolean made = isMade(open.login());
        if (made) {
            // By Keycloak's own step perhaps, which marks nothing.
            new BegunAccount(open.user(), open.connection()).begin(open.newcomer());
        }
        AccountDecision decision = links.map(open::decide).orElseGet(open::decide);
        Optional<Refusal> refused = decision instanceof AccountDecision.Rejected rejected
                ? Optional.of(rejected.refusal())
                : anotherAccount(decision, open.user(), made).or(() -> notProven(decision, open, made));
        if (refused.isPresent()) {
            return Optional.of(open.refuse(refused.get(), EventType.IDENTITY_PROVIDER_FIRST_LOGIN));
        }
        if (decision instanceof AccountDecision.Known) {
            // Another tab has linked the account to this very person; Keycloak would refuse to link it once more.
            open.login().setAuthNote(IdpConfirmOverrideLinkAuthenticator.OVERRIDE_LINK, "true");
        }
        new DecidedAccount(open.login(), open.connection()).decide(open.user().getId());
        return Optional.empty();
    }

    /** Nothing is to be said of a flow that has not come to its end. */
    private static Optional<Response> deleted(OpenLogin open) {
        String finished = open.login().getAuthNote(AbstractIdpAuthenticator.FIRST_BROKER_LOGIN_SUCCESS);
        return open.connection().getAlias().equals(finished)
                ? Optional.of(open.refuseDeleted(EventType.IDENTITY_PROVIDER_FIRST_LOGIN))
                : Optional.empty();
    }

    /** A flow of somebody's own may decide by what a form has changed. */
    private static Optional<Refusal> anotherAccount(AccountDecision decision, UserModel user, boolean made) {
        boolean stored = !(user instanceof LightweightUserAdapter);
        boolean same = decision instanceof AccountDecision.Existing existing
                ? existing.userId().equals(user.getId())
                : made;
        return stored && same ? Optional.empty() : Optional.of(OpenLogin.anotherAccount());
    }

    /** The account may have changed since the flow decided, and the flow may have been left for another. */
    private Optional<Refusal> notProven(AccountDecision decision, OpenLogin open, boolean made) {
        AccountProof proof = new AccountProof(session, open.login(), open.identity());
        boolean enough;
        if (decision instanceof AccountDecision.AskForProof ask) {
            // Of an account that this very login has made, forms may have asked for a password.
            boolean own = made && !new Administrators(session, open.login().getRealm()).contain(open.user());
            enough = own || proof.isGiven(ask.proofs());
        } else {
            enough = decision instanceof AccountDecision.Known
                    || !proof.isAsked()
                    || proof.isGiven(EnumSet.allOf(Proof.class));
        }
        return enough
                ? Optional.empty()
                : Optional.of(new Refusal(RefusalReason.LINKING_REFUSED, RefusalFact.ACCOUNT_NOT_PROVEN));
    }
}
