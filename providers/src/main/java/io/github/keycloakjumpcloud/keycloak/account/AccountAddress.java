package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The e-mail address of an account, and the user name where the realm takes the address for it. */
public final class AccountAddress {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    public AccountAddress(KeycloakSession session, UserModel user) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.user = user;
    }

    /** Empty when the account has none, or one that no message can name. */
    public static Optional<EmailAddress> of(UserModel user) {
        return Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse);
    }

    /**
     * The address by which a connection knows the person. People edit the address of their account, and it may be anybody's:
     * what JumpCloud has told counts, over SCIM, as the id of the link or beside it, and the account's own only when it is
     * verified.
     */
    public static Optional<EmailAddress> knownTo(ConnectionConfig connection, UserModel user, KeycloakSession session) {
        ScimRecord record = new ScimRecord(user, connection);
        return record.address()
                .or(() ->
                        new ConnectionLinks(session, connection).subjectOf(user).flatMap(EmailAddress::parse))
                .or(record::asserted)
                .or(() -> of(user).filter(own -> user.isEmailVerified()));
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
    public void follow(Newcomer newcomer, boolean trustEmail) {
        EmailAddress address = newcomer.address();
        boolean same = is(address, user);
        boolean verified = newcomer.trusted() || (same ? user.isEmailVerified() : trustEmail);
        if (!same) {
            user.setEmail(address.value());
        }
        if (verified != user.isEmailVerified()) {
            user.setEmailVerified(verified);
        }
        name(address);
    }

    /**
     * Where the realm takes the address for the user name, the user name follows it, unless it is somebody else's.
     *
     * @return whether it is another one now
     */
    public boolean name(EmailAddress address) {
        boolean follows = realm.isRegistrationEmailAsUsername()
                && !address.value().equalsIgnoreCase(user.getUsername())
                && session.users().getUserByUsername(realm, address.value()) == null;
        if (follows) {
            user.setUsername(address.value());
        }
        return follows;
    }
}
