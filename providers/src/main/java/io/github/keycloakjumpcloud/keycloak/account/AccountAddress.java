package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The e-mail address of an account, and the user name where the realm takes the address for it. */
public final class AccountAddress {

    private final RealmModel realm;
    private final UserModel user;

    public AccountAddress(RealmModel realm, UserModel user) {
        this.realm = realm;
        this.user = user;
    }

    /** Empty when the account has none, or one that no message can name. */
    public static Optional<EmailAddress> of(UserModel user) {
        return Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse);
    }

    /**
     * The address by which a connection knows the person. People edit the address of their account, and it may be anybody's:
     * what JumpCloud has told counts, over SCIM or as the id of the link, and the account's own only when it is verified.
     */
    public static Optional<EmailAddress> knownTo(ConnectionConfig connection, UserModel user, KeycloakSession session) {
        return new ScimRecord(user, connection)
                .address()
                .or(() -> linked(connection, user, session))
                .or(() -> of(user).filter(own -> user.isEmailVerified()));
    }

    private static Optional<EmailAddress> linked(ConnectionConfig connection, UserModel user, KeycloakSession session) {
        return Optional.ofNullable(session.users()
                        .getFederatedIdentity(session.getContext().getRealm(), user, connection.getAlias()))
                .map(FederatedIdentityModel::getUserId)
                .flatMap(EmailAddress::parse);
    }

    /** Whether the account has this very address. */
    public static boolean is(EmailAddress address, UserModel user) {
        return of(user).filter(address::equals).isPresent();
    }

    /**
     * Takes over the address that was asserted. It counts as verified when the connection is trusted for its domain; an
     * address that was verified otherwise stays so.
     *
     * @param trustEmail Keycloak's "Trust Email": a new address counts as verified, whatever its domain
     */
    public void follow(Newcomer newcomer, boolean trustEmail, KeycloakSession session) {
        EmailAddress address = newcomer.address();
        boolean same = is(address, user);
        boolean verified = newcomer.trusted() || (same ? user.isEmailVerified() : trustEmail);
        if (!same) {
            user.setEmail(address.value());
        }
        if (verified != user.isEmailVerified()) {
            user.setEmailVerified(verified);
        }
        name(address, session);
    }

    /** Where the realm takes the address for the user name, the user name follows it, unless it is somebody else's. */
    public void name(EmailAddress address, KeycloakSession session) {
        if (realm.isRegistrationEmailAsUsername()
                && !address.value().equalsIgnoreCase(user.getUsername())
                && session.users().getUserByUsername(realm, address.value()) == null) {
            user.setUsername(address.value());
        }
    }
}
