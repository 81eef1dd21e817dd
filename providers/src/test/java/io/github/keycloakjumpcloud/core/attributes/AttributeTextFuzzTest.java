package io.github.keycloakjumpcloud.core.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.keycloakjumpcloud.Fuzzed;
import java.nio.charset.StandardCharsets;

@Fuzzed
class AttributeTextFuzzTest {

    @FuzzTest
    void cleanWhenAnythingIsReceivedThenItCanBeStored(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int limit = 1 + (data[0] & 0xFF);
        String raw = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);

        String clean = AttributeText.clean(raw, limit);

        assertThat(clean.length()).isLessThanOrEqualTo(limit);
        assertThat(clean.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE))
                .isTrue();
        assertThat(clean).isEqualTo(AttributeText.trim(clean));
        assertThat(AttributeText.clean(clean, limit)).isEqualTo(clean);
    }
}
