package io.github.keycloakjumpcloud.core.scim;

/** The decision of {@link Brake} about one deactivation. */
public sealed interface BrakeDecision {

    /** The change may be made. The brake must remember this record. */
    record Proceed(BrakeRecord next) implements BrakeDecision {}

    /** The change is refused, and so is every further one until an admin releases the brake. */
    record Refused() implements BrakeDecision {}
}
