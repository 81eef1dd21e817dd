package io.github.keycloakjumpcloud.core.group;

/** What SCIM may do with a group that it sees. SCIM may put its own people into every such group and take them out. */
public enum GroupReach {
    /** SCIM may rename and delete the group: JumpCloud made it, and nobody else would lose anything. */
    WHOLE,

    /**
     * SCIM may only change the membership of its own people: the group is somebody else's, or somebody else uses it.
     */
    MEMBERS;

    /**
     * The reach that follows from the facts.
     *
     * @param made whether a login or SCIM created the group
     * @param withOthers whether the group, or a group below it, has a member whom the connection does not own, or the
     *     SCIM client of another connection has it
     * @param withRole whether the group, or a group below it, gives its members a role
     */
    public static GroupReach of(boolean made, boolean withOthers, boolean withRole) {
        return made && !withOthers && !withRole ? WHOLE : MEMBERS;
    }
}
