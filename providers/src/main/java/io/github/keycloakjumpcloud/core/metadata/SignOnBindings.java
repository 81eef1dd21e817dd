package io.github.keycloakjumpcloud.core.metadata;

/** How login requests can go to JumpCloud. HTTP-POST is preferred where it is offered. */
public enum SignOnBindings {
    POST,
    REDIRECT,
    POST_AND_REDIRECT;

    static SignOnBindings of(boolean post, boolean redirect) {
        if (post) {
            return redirect ? POST_AND_REDIRECT : POST;
        }
        return REDIRECT;
    }

    /** Whether requests go by HTTP-POST. */
    public boolean byPost() {
        return this != REDIRECT;
    }

    /** Whether "Declare Redirect Endpoint" was on when the file was exported. */
    public boolean redirectDeclared() {
        return this != POST;
    }
}
