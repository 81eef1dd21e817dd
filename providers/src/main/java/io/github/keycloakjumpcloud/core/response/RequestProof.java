package io.github.keycloakjumpcloud.core.response;

/** What vouches for it that a verified response answers the login request that is pending (SAML Profiles 4.1.4.3). */
public enum RequestProof {
    /** The assertion names the request, and is signed. */
    ASSERTION,
    /** The response names it, and is signed as a whole. */
    RESPONSE,
    /** Nothing that is signed: the assertion came in time, and that is all. */
    NONE
}
