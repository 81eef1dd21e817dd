package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an admin wants a connection to be. What is absent stays as it is, or gets its default in a new connection.
 *
 * @param settings an empty value asks for the default
 */
public record ConnectionRequest(
        Optional<String> displayName,
        Optional<Boolean> enabled,
        Optional<JumpCloudSide> jumpCloud,
        Map<ConnectionSetting, Optional<String>> settings) {

    private static final String DISPLAY_NAME = "displayName";
    private static final String ENABLED = "enabled";
    static final String SETTINGS = "settings";

    /** The members beside those that tell of JumpCloud. */
    static final Set<String> NAMES = Set.of(DISPLAY_NAME, ENABLED, SETTINGS);

    /** @throws WrongInput with everything that is wrong with the shape of the body */
    static ConnectionRequest parse(String text) {
        Set<String> known = new HashSet<>(JumpCloudSide.NAMES);
        known.addAll(NAMES);
        JsonBody body = JsonBody.parse(text, known);
        Problems problems = new Problems();
        ConnectionRequest request = new ConnectionRequest(
                problems.read(Optional.empty(), () -> body.text(DISPLAY_NAME)),
                problems.read(Optional.empty(), () -> body.flag(ENABLED)),
                problems.read(Optional.empty(), () -> JumpCloudSide.read(body)),
                problems.read(Map.of(), () -> SettingValues.read(body.field(SETTINGS))));
        problems.requireNone();
        return request;
    }
}
