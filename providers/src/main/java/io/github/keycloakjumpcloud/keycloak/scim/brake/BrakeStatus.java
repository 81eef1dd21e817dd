package io.github.keycloakjumpcloud.keycloak.scim.brake;

import java.time.Instant;
import java.util.Optional;

/**
 * How the brake of a connection stands.
 *
 * @param engagedSince absent when it is not engaged
 * @param losses people who lost their accounts within the last hour
 */
public record BrakeStatus(Optional<Instant> engagedSince, long losses) {}
