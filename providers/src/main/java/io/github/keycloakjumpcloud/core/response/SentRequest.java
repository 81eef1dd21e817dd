package io.github.keycloakjumpcloud.core.response;

import java.time.Instant;
import java.util.Optional;

/**
 * The login request for whose answer a browser waits.
 *
 * @param id the id of the request; empty when no request is pending
 * @param sent when the browser was sent to JumpCloud with the request; empty when that is unknown
 */
public record SentRequest(Optional<String> id, Optional<Instant> sent) {}
