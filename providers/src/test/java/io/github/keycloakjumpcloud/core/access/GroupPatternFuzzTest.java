package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.keycloakjumpcloud.Fuzzed;
import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

@Fuzzed
class GroupPatternFuzzTest {

    /** A pattern on the first line, the name of a group on the others. */
    @FuzzTest
    void matchesWhenAnyPatternMeetsAnyNameThenItAgreesWithTheDefinition(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0 || text.length() > AttributeText.VALUE_LIMIT) {
            return;
        }
        String name = text.substring(end + 1);
        GroupPattern pattern;
        try {
            pattern = GroupPattern.of(text.substring(0, end));
        } catch (IllegalArgumentException refused) {
            return;
        }

        boolean matches = pattern.matches(name);

        assertThat(matches).isEqualTo(matches(pattern.text(), comparable(name)));
    }

    private static String comparable(String name) {
        return Normalizer.normalize(AttributeText.trim(name), Normalizer.Form.NFC);
    }

    /** By the definition, for each beginning of the pattern and each beginning of the name. */
    private static boolean matches(String pattern, String name) {
        boolean[] before = new boolean[name.length() + 1];
        before[0] = true;
        for (int p = 0; p < pattern.length(); p++) {
            boolean star = pattern.charAt(p) == '*';
            boolean[] now = new boolean[name.length() + 1];
            now[0] = star && before[0];
            for (int n = 1; n <= name.length(); n++) {
                now[n] = star ? before[n] || now[n - 1] : before[n - 1] && pattern.charAt(p) == name.charAt(n - 1);
            }
            before = now;
        }
        return before[name.length()];
    }
}
