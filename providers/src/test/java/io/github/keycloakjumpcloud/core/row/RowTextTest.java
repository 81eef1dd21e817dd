package io.github.keycloakjumpcloud.core.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTextTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:30Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                ";",
                "=",
                "\\",
                "\\;",
                ";\\",
                "\\\\",
                "a=b;c=d;",
                "https://sso.example.com/m?a=1;b=2\\",
                "über\n\t \uD83D\uDE00"
            })
    void readWhenWrittenThenTheSame(String value) {
        // given
        String stored =
                RowText.EMPTY.with("first", value).with("second", "x" + value).toString();

        // when
        RowText text = RowText.read(stored);

        // then
        assertThat(text.text("first")).contains(value);
        assertThat(text.text("second")).contains("x" + value);
        assertThat(text).hasToString(stored);
    }

    @Test
    void toStringWhenThereAreSeveralThenInTheOrderInWhichTheyCame() {
        assertThat(RowText.EMPTY
                        .with("at", NOW)
                        .with("none", Optional.empty())
                        .with("items", List.of("a", "b"))
                        .with("text", "a;b\\c"))
                .hasToString("at=1769860830;items=a,b;text=a\\;b\\\\c;");
        assertThat(RowText.EMPTY).hasToString("");
    }

    @Test
    void readWhenCutOffAnywhereThenOnlyWhatIsWholeIsThere() {
        // given
        String whole = "first=one;second=t\\;wo;";

        // then
        for (int end = 0; end < whole.length(); end++) {
            RowText text = RowText.read(whole.substring(0, end));
            assertThat(text.text("first")).isEqualTo(end < 10 ? Optional.empty() : Optional.of("one"));
            assertThat(text.text("second")).isEmpty();
        }
        assertThat(RowText.read(whole).text("second")).contains("t;wo");
    }

    @Test
    void readWhenThereAreUnknownKeysAndFieldsWithoutOneThenTheKnownAreRead() {
        // when
        RowText text = RowText.read("1769860830000;later=a\\=b;=x;no key=y;known=1;known=2;\n;");

        // then
        assertThat(text.text("known")).contains("2");
        assertThat(text.text("later")).contains("a=b");
        assertThat(text.text("")).isEmpty();
        assertThat(text).hasToString("later=a=b;known=2;");
    }

    @Test
    void timeWhenItIsNoneThenAbsent() {
        assertThat(RowText.read("at=1769860830;").time("at")).contains(NOW);
        assertThat(RowText.EMPTY.with("at", NOW.plusMillis(999)).time("at")).contains(NOW);
        for (String none : List.of("", "-1", "soon", "1e3", "999999999999", "1769860830.5")) {
            assertThat(RowText.EMPTY.with("at", none).time("at")).isEmpty();
        }
        assertThat(RowText.EMPTY.time("at")).isEmpty();
    }

    @Test
    void itemsWhenWrittenThenTheSame() {
        assertThat(RowText.EMPTY.with("items", List.of("a", "b")).items("items"))
                .containsExactly("a", "b");
        assertThat(RowText.EMPTY.with("items", List.of()).items("items")).isEmpty();
        assertThat(RowText.EMPTY.items("items")).isEmpty();
        assertThat(RowText.read("items=a,,b,;").items("items")).containsExactly("a", "", "b", "");
    }

    @Test
    void rowsWhenWrittenThenTheSameAtEveryDepth() {
        RowText inner = RowText.EMPTY.with("a", "x|y;z%7C\\").with("b", "%");
        RowText middle = RowText.EMPTY
                .withRows("in", List.of(inner, RowText.EMPTY.with("a", "|")))
                .with("c", "d");
        RowText outer = RowText.EMPTY.withRows("out", List.of(middle, inner));

        List<RowText> read = RowText.read(outer.toString()).rows("out");
        assertThat(read).hasToString(List.of(middle, inner).toString());
        assertThat(read.get(0).rows("in").get(0).text("a")).contains("x|y;z%7C\\");
        assertThat(RowText.EMPTY.withRows("out", List.of()).rows("out")).isEmpty();
        assertThat(RowText.EMPTY.rows("out")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "a;", "a b", "a\\"})
    void withWhenTheKeyIsNoneThenRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> RowText.EMPTY.with(key, "value"));
    }
}
