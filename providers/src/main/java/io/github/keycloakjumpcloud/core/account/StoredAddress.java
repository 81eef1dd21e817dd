package io.github.keycloakjumpcloud.core.account;

/** The e-mail address of an account, compared with the newcomer's. */
public enum StoredAddress {
    /** The same, and its owner was seen to have it. */
    VERIFIED,
    /** The same, as somebody typed it. */
    UNVERIFIED,
    /** Another one, or none: the account was met in another way. */
    DIFFERENT;

    /** Whether it is the newcomer's. */
    public boolean isSame() {
        return this != DIFFERENT;
    }
}
