package io.github.keycloakjumpcloud.keycloak.scim.token;

/** What {@link TokenCheck} says of a request. */
public sealed interface Verdict {

    /** A live token of this connection: the request goes on. */
    record Accepted(String tokenId, String tokenName) implements Verdict {}

    /** No bearer token came (401). */
    record Missing() implements Verdict {}

    /** What came is no token of this connection (401). */
    record Unknown() implements Verdict {}

    /** The token's time is over (401). */
    record Expired() implements Verdict {}

    /** Too many failures came from there, and this is another (429). */
    record TooManyFailures(long retryAfterSeconds) implements Verdict {}
}
