package io.github.keycloakjumpcloud.keycloak.admin;

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
    private static final String SETTINGS = "settings";

    /** @throws IllegalArgumentException with one sentence for the admin */
    static ConnectionRequest parse(String text) {
        Set<String> known = new HashSet<>(JumpCloudSide.NAMES);
        known.addAll(Set.of(DISPLAY_NAME, ENABLED, SETTINGS));
        JsonBody body = JsonBody.parse(text, known);
        return new ConnectionRequest(
                body.text(DISPLAY_NAME),
                body.flag(ENABLED),
                JumpCloudSide.read(body),
                SettingValues.read(body.field(SETTINGS)));
    }
}
