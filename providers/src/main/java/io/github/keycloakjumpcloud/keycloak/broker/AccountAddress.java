package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The e-mail address of an account, and the user name where the realm takes the address for it. */
final class AccountAddress {

    private final RealmModel realm;
    private final UserModel user;

    AccountAddress(RealmModel realm, UserModel user) {
        this.realm = realm;
        this.user = user;
    }

    /**
     * Takes over the address that was asserted. It counts as verified when the connection is trusted for its domain; an
     * address that was verified otherwise stays so.
     *
     * @param trustEmail Keycloak's "Trust Email": a new address counts as verified, whatever its domain
     */
    void follow(Newcomer newcomer, boolean trustEmail) {
        String address = newcomer.address().value();
        boolean same = address.equalsIgnoreCase(user.getEmail());
        boolean verified = newcomer.trusted() || (same ? user.isEmailVerified() : trustEmail);
        if (!same) {
            user.setEmail(address);
        }
        if (verified != user.isEmailVerified()) {
            user.setEmailVerified(verified);
        }
        if (realm.isRegistrationEmailAsUsername() && !address.equalsIgnoreCase(user.getUsername())) {
            user.setUsername(address);
        }
    }
}
