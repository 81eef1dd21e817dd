package io.github.keycloakjumpcloud.scim;

/**
 * A look-up by an index that finds every resource whose attribute has this value.
 *
 * @param value as it was sent; user name, e-mail and display name are meant in any letter case, the others exactly
 */
public record IndexedLookup(Attribute attribute, String value) {

    /** What is indexed: of users all but the last, of groups the first and the last. */
    public enum Attribute {
        ID,
        USER_NAME,
        EXTERNAL_ID,
        EMAIL,
        DISPLAY_NAME
    }
}
