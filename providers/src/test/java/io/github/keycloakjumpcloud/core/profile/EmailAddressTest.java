package io.github.keycloakjumpcloud.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com, example.com",
        "' Ada.Lovelace+x@Example.COM ', ada.lovelace+x@example.com, example.com",
        "o'neil_{x}@example.com, o'neil_{x}@example.com, example.com",
        "ada@localhost, ada@localhost, localhost",
        "ada@b\u00FCcher.example, ada@xn--bcher-kva.example, xn--bcher-kva.example",
        "ada@xn--bcher-kva.example, ada@xn--bcher-kva.example, xn--bcher-kva.example",
        "j\u00F6rg@example.com, j\u00F6rg@example.com, example.com",
        "jo\u0308rg@example.com, j\u00F6rg@example.com, example.com",
    })
    void parseWhenWellFormedThenLowerCases(String text, String value, String domain) {
        EmailAddress address = EmailAddress.parse(text).orElseThrow();

        assertThat(address.value()).isEqualTo(value);
        assertThat(address.domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@",
                "@example.com",
                "ada@",
                "ada@@example.com",
                "ada@x@example.com",
                "ada lovelace@example.com",
                "ada@exam ple.com",
                "ada\u0000@example.com",
                "ada\n@example.com",
                "ada\u200B@example.com",
                "ada\u202E@example.com",
                "ada\u00A0x@example.com",
                ".ada@example.com",
                "ada.@example.com",
                "ad..a@example.com",
                "\"ada\"@example.com",
                "Ada <ada@example.com>",
                "ada@example.com,eve@example.com",
                "ada@example.com;",
                "ada(x)@example.com",
                "ada\\@example.com",
                "ada@example.com.",
                "ada@.example.com",
                "ada@example..com",
                "ada@-example.com",
                "ada@exa_mple.com",
                "ada@[127.0.0.1]",
                "ada@\uFF45xample.com",
                "ada@example\u3002com",
                "ada@stra\u00DFe.example",
                "\uFF41da@example.com",
                "\u017Fada@example.com",
                "\u0130da@example.com",
                "ada\uD83D@example.com",
                "ada\uD83D\uDE00@example.com",
                "\uD801\uDC28da@example.com",
                "ada\uFFFF@example.com",
            })
    void parseWhenMalformedOrDeceptiveThenEmpty(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void parseWhenLengthIsAtTheLimitThenAccepts() {
        String domain = ("d".repeat(61) + ".").repeat(3) + "com";

        assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@" + domain)).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + "d".repeat(60) + "." + domain))
                .isEmpty();
        assertThat(EmailAddress.parse("a@" + "d".repeat(10_000_000))).isEmpty();
    }

    /** What Keycloak's user profile refused would lead to a form at each login. */
    @Test
    void parseWhenItAcceptsALetterThenKeycloakDoes() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String letter = Character.toString(c);
            String text = "a" + letter + "b@" + (c < 0x600 ? "a" + letter + "b." : "") + "example";
            EmailAddress.parse(text).ifPresent(address -> {
                if (!KeycloakNameRules.acceptAddress(address.value())) {
                    throw new AssertionError(text);
                }
            });
        }
        for (String text : List.of("ada@a\u00FCb.example", "\u00FC@example.com")) {
            assertThat(KeycloakNameRules.acceptAddress(
                            EmailAddress.parse(text).orElseThrow().value()))
                    .isTrue();
        }
    }

    @Test
    void parseWhenTheDomainIsLongerInAsciiThenThatLengthCounts() {
        String label = IntStream.range(0, 18)
                .mapToObj(i -> Character.toString(0x4E00 + i * 2741 % 20_000))
                .collect(Collectors.joining());
        String domain = String.join(".", label, label, label, label);

        assertThat(EmailAddress.parse("a".repeat(10) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(11) + "@" + domain)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ada@example.com, true", "ada@b\u00FCcher.example, true", "j\u00F6rg@example.com, false"})
    void lettersWhenTheRealmTakesAsciiOnlyThenTheDomainMayHaveOthers(String text, boolean taken) {
        EmailAddress address = EmailAddress.parse(text).orElseThrow();

        assertThat(LocalPartLetters.ASCII.take(address)).isEqualTo(taken);
        assertThat(LocalPartLetters.ANY.take(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ADA@EXAMPLE.COM, true",
        "ada@b\u00FCcher.example, ada@xn--bcher-kva.example, true",
        "ada@example.com, ada@example.org, false",
        "ada@example.com, ada@mail.example.com, false",
        "ada@example.com, a.da@example.com, false",
        "ada@example.com, ada+x@example.com, false",
    })
    void samePersonWhenComparedThenIgnoresOnlyLetterCaseAndEncoding(String one, String other, boolean same) {
        EmailAddress first = EmailAddress.parse(one).orElseThrow();
        EmailAddress second = EmailAddress.parse(other).orElseThrow();

        assertThat(first.samePerson(second)).isEqualTo(same);
        assertThat(second.samePerson(first)).isEqualTo(same);
    }

    @Test
    void equalsWhenValuesAreEqualThenHolds() {
        assertThat(EmailAddress.parse("Ada@example.com"))
                .isEqualTo(EmailAddress.parse("ada@EXAMPLE.com"))
                .hasSameHashCodeAs(EmailAddress.parse("ada@example.com"));
    }

    @Test
    void toStringWhenLoggedThenTellsNothing() {
        assertThat(EmailAddress.parse("ada@example.com").orElseThrow().toString())
                .doesNotContain("ada");
    }
}
