package io.github.keycloakjumpcloud.core.account;

/** The e-mail address of an account, compared with the newcomer's. */
public enum StoredAddress {
    /** The same address, and it is verified. */
    VERIFIED,
    /** The same address, but nobody has verified it. */
    UNVERIFIED,
    /** Another address, or none. The account was not found by its address. */
    DIFFERENT;

    /** Whether the account has the newcomer's address. */
    public boolean isSame() {
        return this != DIFFERENT;
    }
}
