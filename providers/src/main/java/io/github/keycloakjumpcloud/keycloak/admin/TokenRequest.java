package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What an admin asks for: {@code {"name": …, "expiresIn": seconds or absent}}. */
record TokenRequest(String name, Optional<Duration> lifetime) {

    private static final String NAME = "name";
    private static final String EXPIRES_IN = "expiresIn";

    static final Set<String> NAMES = Set.of(NAME, EXPIRES_IN);

    /** @throws WrongInput when the body is another */
    static TokenRequest parse(String text) {
        JsonBody body = JsonBody.parse(text, NAMES);
        String name = body.requiredText(NAME);
        return new TokenRequest(name, body.seconds(EXPIRES_IN));
    }
}
