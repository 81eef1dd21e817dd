package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.profile.SurrenderedName;
import org.keycloak.models.UserModel;

/** An account that is kept although its person has it no more: it holds no name and no address against anybody. */
public final class SurrenderedAccount {

    private SurrenderedAccount() {}

    static boolean isCalled(SurrenderedName name, UserModel user) {
        return user.getUsername().equals(name.of(user.getId()));
    }

    /** Gives the account a user name made of its id, and takes its address. */
    public static void call(SurrenderedName name, UserModel user) {
        user.setUsername(name.of(user.getId()));
        user.setEmail(null);
        user.setEmailVerified(false);
    }
}
