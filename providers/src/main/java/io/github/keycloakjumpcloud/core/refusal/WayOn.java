package io.github.keycloakjumpcloud.core.refusal;

/** What a person who was refused can do on the page. */
public enum WayOn {
    /** Try again: what was in the way may pass by itself. */
    AGAIN,
    /** Use another JumpCloud account. Trying again would bring the same one back at once, through JumpCloud's session. */
    ANOTHER_ACCOUNT,
    /** Sign in without JumpCloud, as before. */
    WITHOUT_JUMPCLOUD,
    /** Have those asked who can let the person in. */
    ASK_FOR_ACCESS
}
