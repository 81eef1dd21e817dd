package io.github.keycloakjumpcloud.core.setuplink;

/** Why an administrator does not get the link that they ask for. */
public enum LinkDenial {
    NAME_TOO_LONG("name may have 255 characters at most"),
    NAME_TAKEN("Another set-up link of this connection has this name"),
    LIFETIME_OUT_OF_RANGE("expiresIn needs 900 to 2592000 seconds"),
    TOO_MANY("The connection has ten set-up links already: revoke one first"),
    NOTHING_TO_SET_UP("allow needs connection, because the connection is still to be made"),
    SETTINGS_OF_EXISTING("displayName and domains are for a connection that is still to be made");

    private final String sentence;

    LinkDenial(String sentence) {
        this.sentence = sentence;
    }

    /** For the administrator, in English. */
    public String sentence() {
        return sentence;
    }
}
