package io.github.keycloakjumpcloud.core.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceivedAttributesTest {

    @Test
    void valuesWhenNameIsExactThenInOrder() {
        ReceivedAttributes attributes = ReceivedAttributes.of(Map.of("memberOf", List.of("b", "a")));

        assertThat(attributes.values("memberOf")).containsExactly("b", "a");
        assertThat(attributes.first("memberOf")).contains("b");
    }

    @Test
    void valuesWhenLetterCaseDiffersThenNone() {
        ReceivedAttributes attributes = ReceivedAttributes.of(Map.of("memberOf", List.of("a")));

        assertThat(attributes.values("memberof")).isEmpty();
        assertThat(attributes.has("memberof")).isFalse();
        assertThat(attributes.first("memberof")).isEmpty();
    }

    @Test
    void ofWhenValuesAreNullThenDropsThemAndKeepsTheName() {
        Map<String, List<String>> received = new LinkedHashMap<>();
        received.put("department", Arrays.asList(null, "Sales", null));
        received.put("jobTitle", Arrays.asList((String) null));
        received.put("title", null);
        received.put(null, List.of("x"));

        ReceivedAttributes attributes = ReceivedAttributes.of(received);

        assertThat(attributes.values("department")).containsExactly("Sales");
        assertThat(attributes.has("jobTitle")).isTrue();
        assertThat(attributes.values("jobTitle")).isEmpty();
        assertThat(attributes.names()).containsExactly("department", "jobTitle", "title");
    }

    @Test
    void ofWhenSourceChangesLaterThenStays() {
        Map<String, List<String>> received = new LinkedHashMap<>();
        List<String> values = new ArrayList<>(List.of("a"));
        received.put("x", values);
        ReceivedAttributes attributes = ReceivedAttributes.of(received);

        values.add("b");
        received.clear();

        assertThat(attributes.values("x")).containsExactly("a");
        assertThatThrownBy(() -> attributes.names().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
