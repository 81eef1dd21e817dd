package io.github.keycloakjumpcloud.core.account;

/** What has been made of an account since it was created. */
public enum AccountUse {
    /** An invitation: no credential, no link, no session. */
    UNTOUCHED,
    /** Somebody may have used it, and it has no password that it could be proven by. */
    WITHOUT_PASSWORD,
    /** It can be proven by its password. */
    WITH_PASSWORD
}
