package io.github.keycloakjumpcloud.core.group;

/** How far SCIM may go with a group that it sees. Its own people it may put in and take out of any. */
public enum GroupReach {
    /** It may be renamed and deleted: JumpCloud has made it, and nobody else would lose anything. */
    WHOLE,

    /** Its own people only: the group is somebody else's, or somebody else has made something of it. */
    MEMBERS;

    /**
     * @param made whether a login or SCIM created the group
     * @param withOthers whether anybody whom the connection does not own is in it, or in a group below, or the SCIM client of
     *     another connection has it
     * @param withRole whether it, or a group below, gives a role to its members
     */
    public static GroupReach of(boolean made, boolean withOthers, boolean withRole) {
        return made && !withOthers && !withRole ? WHOLE : MEMBERS;
    }
}
