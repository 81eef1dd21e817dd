package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.keycloak.models.Constants;

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
     * @throws WrongInput for unknown settings, such as are not to be chosen, and values of another shape
     */
    static Map<ConnectionSetting, Optional<String>> read(JsonNode settings) {
        if (!settings.isMissingNode() && !settings.isObject()) {
            throw new WrongInput(ProblemKind.NOT_AN_OBJECT.problem().at("settings"));
        }
        Map<ConnectionSetting, Optional<String>> read = new EnumMap<>(ConnectionSetting.class);
        Problems problems = new Problems();
        settings.properties()
                .forEach(entry ->
                        problems.collectAt(entry.getKey(), () -> read.put(setting(entry.getKey()), stored(entry))));
        problems.requireNone();
        return read;
    }

    private static ConnectionSetting setting(String key) {
        return ConnectionSetting.of(key)
                .filter(ConnectionSetting::isChosen)
                .orElseThrow(() -> ProblemKind.SETTING_UNKNOWN.thrown(Arrays.stream(ConnectionSetting.values())
                        .filter(ConnectionSetting::isChosen)
                        .map(ConnectionSetting::key)
                        .toList()));
    }

    private static Optional<String> stored(Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue();
        if (value.isNull()) {
            return Optional.empty();
        }
        if (!setting(entry.getKey()).isMultivalued()) {
            return Optional.of(text(value)).filter(text -> !text.isBlank());
        }
        if (!value.isArray()) {
            throw ProblemKind.NOT_A_LIST.thrown();
        }
        List<String> texts = StreamSupport.stream(value.spliterator(), false)
                .map(SettingValues::element)
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(ConnectionSetting.join(texts));
    }

    private static String element(JsonNode value) {
        String text = text(value);
        if (text.contains(Constants.CFG_DELIMITER)) {
            throw ProblemKind.HOLDS_DELIMITER.thrown(Constants.CFG_DELIMITER);
        }
        return text;
    }

    private static String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw ProblemKind.NOT_A_VALUE.thrown();
        }
        return value.asText();
    }
}
