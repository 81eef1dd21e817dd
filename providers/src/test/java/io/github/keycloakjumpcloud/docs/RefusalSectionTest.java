package io.github.keycloakjumpcloud.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.refusal.WayOn;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever has the page of a refusal, or its sentence, finds the section that explains it. */
class RefusalSectionTest {

    private static final String TEXT =
            Document.read(Document.PROJECT.resolve("docs/troubleshooting.md")).text();

    private static final Pattern CODES = Pattern.compile("JC-(\\d+)(?: to JC-(\\d+))?");

    @ParameterizedTest
    @EnumSource
    void sectionWhenLookedForByItsCodeThenItHasSentenceAndCheck(RefusalReason reason) {
        Matcher section = Pattern.compile("(?s)### " + reason.code() + "\n(.*?)(?=\n##|$)")
                .matcher(TEXT);

        assertThat(section.find()).isTrue();
        assertThat(section.group(1).replace('’', '\''))
                .contains("| the person reads | " + Wording.english().told(reason.messageKey()) + " |")
                .contains("| check | `" + reason.check() + "` |");
    }

    @ParameterizedTest
    @CsvSource({
        "ANOTHER_ACCOUNT, Use another JumpCloud account",
        "AGAIN, Try again",
        "WITHOUT_JUMPCLOUD, Sign in another way",
    })
    void waysOnWhenComparedWithTheCodeThenTheyAreTheSame(WayOn way, String offer) {
        // Some facts know better; the row says so behind a semicolon.
        assertThat(codes(row(offer).split(";")[0]))
                .isEqualTo(Arrays.stream(RefusalReason.values())
                        .filter(reason -> reason.waysOn().contains(way))
                        .map(RefusalReason::code)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void waysOnWhenThereIsNoneThenTheTableSaysSo() {
        assertThat(codes(row("nothing")))
                .isEqualTo(Arrays.stream(RefusalReason.values())
                        .filter(reason -> reason.waysOn().isEmpty())
                        .map(RefusalReason::code)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String row(String offer) {
        Matcher row =
                Pattern.compile("(?m)^\\| " + offer + ":? .*\\| (.*) \\|$").matcher(TEXT);
        assertThat(row.find()).isTrue();
        return row.group(1);
    }

    /** Of an enumeration such as "JC-101 to JC-103, JC-105". */
    private static Set<String> codes(String text) {
        Set<String> ours =
                Arrays.stream(RefusalReason.values()).map(RefusalReason::code).collect(Collectors.toSet());
        return CODES.matcher(text)
                .results()
                .flatMapToInt(RefusalSectionTest::range)
                .mapToObj(number -> "JC-" + number)
                .filter(ours::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static IntStream range(MatchResult found) {
        int first = Integer.parseInt(found.group(1));
        return IntStream.rangeClosed(first, found.group(2) == null ? first : Integer.parseInt(found.group(2)));
    }
}
