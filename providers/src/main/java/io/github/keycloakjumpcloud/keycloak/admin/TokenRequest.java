package io.github.keycloakjumpcloud.keycloak.admin;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What an admin asks for: {@code {"name": …, "expiresIn": seconds or absent}}. */
record TokenRequest(String name, Optional<Duration> lifetime) {

    private static final String NAME = "name";
    private static final String EXPIRES_IN = "expiresIn";

    /** @throws IllegalArgumentException with one sentence for the admin */
    static TokenRequest parse(String text) {
        JsonBody body = JsonBody.parse(text, Set.of(NAME, EXPIRES_IN));
        String name = body.text(NAME).orElseThrow(() -> new IllegalArgumentException("name needs to be a text"));
        return new TokenRequest(name, body.seconds(EXPIRES_IN));
    }
}
