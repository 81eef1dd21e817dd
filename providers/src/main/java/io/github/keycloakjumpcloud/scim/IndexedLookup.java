package io.github.keycloakjumpcloud.scim;

/**
 * A look-up by an index. It finds every resource whose attribute has this value.
 *
 * @param value as sent. User name, e-mail address and display name match in any letter case, the others exactly
 */
public record IndexedLookup(Attribute attribute, String value) {

    /** The indexed attributes: for users all but the last, for groups the first and the last. */
    public enum Attribute {
        ID,
        USER_NAME,
        EXTERNAL_ID,
        EMAIL,
        DISPLAY_NAME
    }
}
