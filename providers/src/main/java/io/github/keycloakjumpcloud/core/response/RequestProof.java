package io.github.keycloakjumpcloud.core.response;

/** What proves that a verified response answers the login request that is pending (SAML Profiles 4.1.4.3). */
public enum RequestProof {
    /** The signed assertion names the request. */
    ASSERTION,
    /** The response is signed as a whole and names the request. */
    RESPONSE,
    /** Nothing that is signed names the request. Only the time of the assertion fits. */
    NONE
}
