package io.github.keycloakjumpcloud.keycloak.account;

import org.keycloak.models.UserModel;

/** An account that is kept although its person has it no more: it holds no name and no address against anybody. */
public enum SurrenderedName {
    /** SCIM has deleted the person. */
    RELEASED("released-"),
    /** Another account of the same person goes on. */
    CLOSED("closed-");

    private final String prefix;

    SurrenderedName(String prefix) {
        this.prefix = prefix;
    }

    boolean isOf(UserModel user) {
        return user.getUsername().equals(prefix + user.getId());
    }

    /** Gives the account a user name made of its id, and takes its address. */
    public void giveTo(UserModel user) {
        user.setUsername(prefix + user.getId());
        user.setEmail(null);
        user.setEmailVerified(false);
    }
}
