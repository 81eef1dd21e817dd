package io.github.keycloakjumpcloud.core.scim;

/** What {@link Brake} says to one deactivation. */
public sealed interface BrakeDecision {

    /** It goes on; this is to be remembered. */
    record Proceed(BrakeRecord next) implements BrakeDecision {}

    /** It is refused, and so are all others until an admin releases the brake. */
    record Refused() implements BrakeDecision {}
}
