package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The settings of a connection as JSON: an array for several values, a text for any other. */
final class SettingValues {

    private SettingValues() {}

    /** The settings in force, defaults included; one without value and default is left out. */
    static Map<String, Object> of(ConnectionConfig connection) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ConnectionSetting setting : ConnectionSetting.values()) {
            if (setting.isMultivalued()) {
                values.put(setting.key(), connection.values(setting));
            } else if (setting != ConnectionSetting.METADATA_FILE) {
                connection.value(setting).ifPresent(value -> values.put(setting.key(), value));
            }
        }
        return values;
    }

    /**
     * What is asked for, as it is stored; empty for the default.
     *
     * @throws IllegalArgumentException for an unknown setting, one that is not to be chosen, or a value of another shape
     */
    static Map<ConnectionSetting, Optional<String>> read(JsonNode settings) {
        if (!settings.isMissingNode() && !settings.isObject()) {
            throw new IllegalArgumentException("settings needs to be a JSON object");
        }
        Map<ConnectionSetting, Optional<String>> read = new EnumMap<>(ConnectionSetting.class);
        settings.properties().forEach(entry -> read.put(setting(entry.getKey()), stored(entry)));
        return read;
    }

    private static ConnectionSetting setting(String key) {
        return ConnectionSetting.of(key)
                .filter(ConnectionSetting::isChosen)
                .orElseThrow(() -> new IllegalArgumentException("Unknown setting: only "
                        + String.join(
                                ", ",
                                Arrays.stream(ConnectionSetting.values())
                                        .filter(ConnectionSetting::isChosen)
                                        .map(ConnectionSetting::key)
                                        .toList())
                        + " are known"));
    }

    private static Optional<String> stored(Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue();
        if (value.isNull()) {
            return Optional.empty();
        }
        if (!setting(entry.getKey()).isMultivalued()) {
            return Optional.of(text(entry.getKey(), value)).filter(text -> !text.isBlank());
        }
        if (!value.isArray()) {
            throw new IllegalArgumentException(entry.getKey() + " needs to be an array of texts");
        }
        List<String> texts = StreamSupport.stream(value.spliterator(), false)
                .map(element -> text(entry.getKey(), element))
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(ConnectionSetting.join(texts));
    }

    private static String text(String key, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException(key + " needs a text, a number, true or false");
        }
        return value.asText();
    }
}
