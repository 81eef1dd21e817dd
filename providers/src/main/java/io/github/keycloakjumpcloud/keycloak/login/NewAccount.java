package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.account.AccountDecision;
import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.profile.PersonName;
import io.github.keycloakjumpcloud.keycloak.account.AddressTurn;
import io.github.keycloakjumpcloud.keycloak.account.BegunAccount;
import io.github.keycloakjumpcloud.keycloak.account.FreeUserName;
import io.github.keycloakjumpcloud.keycloak.account.LinklessRealm;
import io.github.keycloakjumpcloud.keycloak.account.MetAccounts;
import io.github.keycloakjumpcloud.keycloak.account.RequiredNames;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import io.github.keycloakjumpcloud.keycloak.group.DefaultRole;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import io.github.keycloakjumpcloud.keycloak.scim.promise.Promise;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalMemory;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The account of somebody who has none. It is made in a transaction of its own: of two first sign-ins at once, or of a
 * sign-in and a push, one is the first, and the other finds its account.
 */
final class NewAccount {

    private static final Logger LOG = Logger.getLogger(NewAccount.class);

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final Newcomer newcomer;

    NewAccount(KeycloakSession session, ConnectionConfig connection, Newcomer newcomer) {
        this.session = session;
        this.connection = connection;
        this.newcomer = newcomer;
    }

    /**
     * Creates and commits.
     *
     * @param identity what else is known of the person, as forms and mappers have left it
     * @param promised whether a rehearsal may have promised the account
     * @return empty when somebody else was faster
     */
    Optional<UserModel> create(SerializedBrokeredIdentityContext identity, boolean promised) {
        try {
            String id = KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> create(own, identity, promised),
                    "Create an account");
            return Optional.ofNullable(id).map(made -> session.users()
                    .getUserById(session.getContext().getRealm(), made));
        } catch (ModelException e) {
            StorageFailure.requireConflict(e);
            LOG.debugf(
                    e,
                    "Connection %s: an account was created elsewhere at the same time",
                    Shown.name(connection.getAlias()));
            return Optional.empty();
        }
    }

    /** The id; null when somebody else was faster. */
    private String create(KeycloakSession own, SerializedBrokeredIdentityContext identity, boolean promised) {
        RealmModel realm = own.getContext().getRealm();
        AddressTurn.take(own, connection);
        if (realm.isDuplicateEmailsAllowed() && !isStillNew(own)) {
            return null;
        }
        UserModel user = add(
                own,
                promised,
                FreeUserName.choose(own, realm, Optional.ofNullable(identity.getModelUsername()), newcomer.address()));
        user.setEnabled(true);
        identity.getAttributes().forEach((name, values) -> {
            if (!UserModel.USERNAME.equalsIgnoreCase(name) && !UserModel.EMAIL.equalsIgnoreCase(name)) {
                user.setAttribute(name, values);
            }
        });
        user.setEmail(newcomer.address().value());
        user.setEmailVerified(newcomer.trusted() || RunningKeycloak.line().isTrustEmail(connection));
        fillNames(own, user);
        new BegunAccount(user, connection).begin(newcomer);
        DefaultRole.grant(own, connection, user);
        return user.getId();
    }

    /** Under the id that JumpCloud may know the person by already. */
    private UserModel add(KeycloakSession own, boolean promised, String name) {
        RealmModel realm = new LinklessRealm(own.getContext().getRealm());
        RehearsalMemory rehearsal = new RehearsalMemory(own, connection);
        return Optional.of(newcomer.address())
                .filter(any -> promised)
                .flatMap(rehearsal::promiseTo)
                .map(Promise::id)
                .filter(rehearsal::isFree)
                .map(id -> own.users().addUser(realm, id, name.toLowerCase(Locale.ROOT), true, true))
                .orElseGet(() -> own.users().addUser(realm, name));
    }

    private boolean isStillNew(KeycloakSession own) {
        return new MetAccounts(own, connection, newcomer).signIn() instanceof AccountDecision.Create;
    }

    private static void fillNames(KeycloakSession own, UserModel user) {
        RequiredNames required = new RequiredNames(own);
        PersonName.of(Optional.ofNullable(user.getFirstName()), required.include(UserModel.FIRST_NAME))
                .ifPresent(user::setFirstName);
        PersonName.of(Optional.ofNullable(user.getLastName()), required.include(UserModel.LAST_NAME))
                .ifPresent(user::setLastName);
    }
}
