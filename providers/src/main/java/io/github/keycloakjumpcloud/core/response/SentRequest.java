package io.github.keycloakjumpcloud.core.response;

import java.time.Instant;
import java.util.Optional;

/**
 * The login request that a browser waits for the answer to.
 *
 * @param id of the request
 * @param sent when the browser was sent to JumpCloud with it
 */
public record SentRequest(Optional<String> id, Optional<Instant> sent) {}
