package io.github.keycloakjumpcloud.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    private static final Languages OF_THE_JAR = new Languages(List.of(), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-AT, de",
        "pt-BR, pt-BR",
        "pt, pt-BR",
        "pt-PT, pt-BR",
        "ja-JP, ja",
        "sv, en",
        "sv de, de",
        "fr-CA en, fr"
    })
    void chooseWhenABrowserAsksThenItGetsTheFirstThatIsOffered(String wanted, String chosen) {
        List<Locale> languages =
                Stream.of(wanted.split(" ")).map(Locale::forLanguageTag).toList();

        assertThat(OF_THE_JAR.choose(languages).toLanguageTag()).isEqualTo(chosen);
    }

    @Test
    void chooseWhenTheRealmHasAUsualLanguageThenWhoeverAsksForNoneGetsThatOne() {
        Languages languages = new Languages(List.of(Locale.forLanguageTag("ar")), Optional.of(Locale.GERMAN));

        assertThat(languages.choose(List.of(Locale.forLanguageTag("sv")))).isEqualTo(Locale.GERMAN);
        assertThat(languages.choose(List.of())).isEqualTo(Locale.GERMAN);
        assertThat(languages.choose(List.of(Locale.forLanguageTag("ar-EG"))).toLanguageTag())
                .isEqualTo("ar");
    }

    @Test
    void namedWhenTheTagIsOfferedThenItIsFoundInWhateverCase() {
        assertThat(OF_THE_JAR.named("PT-br")).contains(Locale.forLanguageTag("pt-BR"));
        assertThat(OF_THE_JAR.named("../../etc")).isEmpty();
        assertThat(OF_THE_JAR.named("sv")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ar, RTL", "he, RTL", "fa-IR, RTL", "az-Arab, RTL", "en, LTR", "ja, LTR", "ar-Latn, LTR"})
    void directionWhenAskedThenTheScriptDecides(String tag, Direction direction) {
        assertThat(Direction.of(Locale.forLanguageTag(tag))).isEqualTo(direction);
    }
}
