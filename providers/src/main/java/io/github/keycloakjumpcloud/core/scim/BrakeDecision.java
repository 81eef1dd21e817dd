package io.github.keycloakjumpcloud.core.scim;

/** What {@link Brake} says to one deactivation. */
public sealed interface BrakeDecision {

    /** The change goes on, and the brake must remember this record. */
    record Proceed(BrakeRecord next) implements BrakeDecision {}

    /** It is refused, and so are all others until an admin releases the brake. */
    record Refused() implements BrakeDecision {}
}
