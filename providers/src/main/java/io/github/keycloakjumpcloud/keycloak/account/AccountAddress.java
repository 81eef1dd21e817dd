package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.Optional;
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

    /** Where the realm takes the address for the user name, the user name follows it. */
    public void name(EmailAddress address) {
        if (realm.isRegistrationEmailAsUsername() && !address.value().equalsIgnoreCase(user.getUsername())) {
            user.setUsername(address.value());
        }
    }
}
