package io.github.keycloakjumpcloud.keycloak.failure;

/** A group was to be made below a root of the connection, and what is stored as that root is no place for a group. */
public final class UnusableRoot extends RuntimeException {

    /** For whoever looks after the connection. */
    public static final String SENTENCE =
            "departmentRoot or groupRoot of the connection is no group that can be made; an administrator of the realm has"
                    + " to change it";

    private static final long serialVersionUID = 1L;

    public UnusableRoot() {
        super(SENTENCE);
    }
}
