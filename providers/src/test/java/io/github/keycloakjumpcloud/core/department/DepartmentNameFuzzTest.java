package io.github.keycloakjumpcloud.core.department;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.keycloakjumpcloud.Fuzzed;
import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

@Fuzzed
class DepartmentNameFuzzTest {

    /** Shorter than any spelling of it can grow to the limit, where two spellings are cut at different places. */
    private static final int SHORT = AttributeText.NAME_LIMIT / 18;

    @FuzzTest
    void parseWhenNameIsSpeltInAnotherWayThenItIsTheSameDepartment(byte[] data) {
        DepartmentName name =
                DepartmentName.parse(new String(data, StandardCharsets.UTF_8)).orElse(null);
        if (name == null) {
            return;
        }
        String display = name.display();

        assertThat(display).isNotBlank().hasSizeLessThanOrEqualTo(AttributeText.NAME_LIMIT);
        assertThat(name.folded()).isNotBlank();
        assertSame(name, display);
        if (display.length() > SHORT) {
            return;
        }
        assertSame(name, "  " + display.replace(" ", "\t\u00A0 ") + "\n");
        assertSame(name, display.toUpperCase(Locale.ROOT));
        assertSame(name, display.toLowerCase(Locale.ROOT));
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertSame(name, Normalizer.normalize(display, form));
        }
    }

    private static void assertSame(DepartmentName name, String spelling) {
        assertThat(DepartmentName.parse(spelling)).contains(name);
    }
}
