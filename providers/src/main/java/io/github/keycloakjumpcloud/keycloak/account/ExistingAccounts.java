package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.access.ExistingAccount;
import io.github.keycloakjumpcloud.core.access.MetAccount;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The accounts of a realm that an e-mail address may mean, and what matters of them at a first sign-in. */
public final class ExistingAccounts {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ExistingAccounts(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** The accounts with this e-mail address; two at most, where a realm allows or has left duplicates. */
    public List<UserModel> withEmail(EmailAddress email) {
        return session.users()
                .searchForUserStream(realm, Map.of(UserModel.EMAIL, email.value(), UserModel.EXACT, "true"), 0, 2)
                .toList();
    }

    public Optional<UserModel> withUsername(String username) {
        return Optional.ofNullable(session.users().getUserByUsername(realm, username));
    }

    /** @param connection the connection that asks, for a first sign-in */
    public ExistingAccount facts(UserModel user, ConnectionConfig connection) {
        return new ExistingAccount(
                user.getId(),
                user.isEnabled(),
                new ScimRecord(user, connection).isHeld(),
                session.users().getFederatedIdentity(realm, user, connection.getAlias()) != null,
                new Administrators(session, realm).contain(user));
    }

    /** @param connection the connection that asks, for a SCIM create of a person with this address */
    public MetAccount met(UserModel user, ConnectionConfig connection, EmailAddress address) {
        return new MetAccount(
                user.getId(),
                user.isEnabled(),
                new OwnedUsers(session, connection).contain(user),
                new ScimRecord(user, connection).isReleased(),
                isOfAnotherConnection(user, connection),
                new Administrators(session, realm).contain(user),
                EmailAddress.parse(user.getEmail() == null ? "" : user.getEmail())
                        .filter(address::samePerson)
                        .isPresent());
    }

    private boolean isOfAnotherConnection(UserModel user, ConnectionConfig connection) {
        return session.users()
                .getFederatedIdentitiesStream(realm, user)
                .map(FederatedIdentityModel::getIdentityProvider)
                .filter(alias -> !alias.equals(connection.getAlias()))
                .map(alias -> session.identityProviders().getByAlias(alias))
                .anyMatch(ConnectionConfig::isConnection);
    }
}
