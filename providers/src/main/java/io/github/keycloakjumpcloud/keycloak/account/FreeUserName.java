package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.UserNames;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The user name that an account gets: the first of {@link UserNames} that no other account has. */
public final class FreeUserName {

    private FreeUserName() {}

    /** The one that is mostly free. */
    public static String preferred(RealmModel realm, Optional<String> wish, EmailAddress address) {
        return realm.isRegistrationEmailAsUsername()
                ? address.value()
                : UserNames.candidates(wish, address).findFirst().orElseThrow();
    }

    /** Of a new account. */
    public static String choose(
            KeycloakSession session, RealmModel realm, Optional<String> wish, EmailAddress address) {
        return choose(session, realm, wish, address, "");
    }

    /** Of an account that is there; the name that it has is free. Where the address is the user name, that is it. */
    public static String choose(
            KeycloakSession session, RealmModel realm, Optional<String> wish, EmailAddress address, String userId) {
        if (realm.isRegistrationEmailAsUsername()) {
            return address.value();
        }
        return UserNames.candidates(wish, address)
                .filter(name -> {
                    UserModel found = session.users().getUserByUsername(realm, name);
                    return found == null
                            || found.getId().equals(userId)
                            || new AccountRow(session, found.getId()).forgetIfGone();
                })
                .findFirst()
                .orElseThrow();
    }
}
