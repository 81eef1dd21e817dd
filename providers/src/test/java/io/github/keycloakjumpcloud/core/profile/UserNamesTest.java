package io.github.keycloakjumpcloud.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNamesTest {

    private static final EmailAddress ADDRESS = address("ann@acme.com");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann            | ann
            Ann            | ann
            o'brien        | obrien
            ann lee        | ann.lee
            ACME\\ann      | acmeann
            ann@acme.com   | ann@acme.com
            ANN@ACME.COM   | ann@acme.com
            Zoë            | zoë
            """)
    void candidatesWhenTheWishWillDoThenItIsTheFirst(String wish, String expected) {
        assertThat(first(wish)).startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jo",
                "''''",
                " ",
                "анна",
                "bob@acme.com",
                "bob@'acme.com",
                "b'ob@acme.com",
                "bob@acme.com_2",
                "bob@localhost"
            })
    void candidatesWhenTheWishIsNoUserNameOrAnothersAddressThenTheAddressIsTheFirst(String wish) {
        assertThat(first(wish)).containsExactly("ann@acme.com", "ann@acme.com_2", "ann@acme.com_3");
    }

    @ParameterizedTest
    @EnumSource
    void candidatesWhenTheWishIsWhatAnAccountGivesItsNameUpForThenTheAddressIsTheFirst(SurrenderedName name) {
        String wish = name.of("3f1c2a9e-7f0b-4f0e-9c1d-0a1b2c3d4e5f");

        assertThat(first(wish)).startsWith("ann@acme.com");
        assertThat(first(wish.toUpperCase(Locale.ROOT))).startsWith("ann@acme.com");
        assertThat(first(wish + "0")).startsWith(wish + "0");
    }

    @Test
    void candidatesWithoutAWishThenTheAddressAndTheAddressWithANumber() {
        assertThat(UserNames.candidates(Optional.empty(), ADDRESS).limit(3))
                .containsExactly("ann@acme.com", "ann@acme.com_2", "ann@acme.com_3");
    }

    @Test
    void candidatesWhenTheDomainIsWrittenOtherwiseThenItIsThePersonsOwnAddress() {
        assertThat(UserNames.candidates(Optional.of("ann@xn--bcher-kva.example"), address("ann@bücher.example"))
                        .findFirst())
                .contains("ann@xn--bcher-kva.example");
    }

    @Test
    void candidatesWhenTheAddressIsNoUserNameThenANameThatIsNoAddress() {
        assertThat(UserNames.candidates(Optional.empty(), address("o'brien@acme.com"))
                        .limit(2))
                .containsExactly("obrien_acme.com", "obrien_acme.com_2");
    }

    @Test
    void candidatesWhenAddressesAreOfAnotherScriptThenTheirNamesDiffer() {
        assertThat(UserNames.candidates(Optional.empty(), address("анна@acme.com"))
                        .findFirst())
                .isNotEqualTo(UserNames.candidates(Optional.empty(), address("иван@acme.com"))
                        .findFirst());
    }

    @RepeatedTest(50)
    void candidatesWhateverIsGivenThenKeycloakAcceptsThemAndNoneIsAnothersAddress(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 200; i++) {
            // given
            EmailAddress own = GeneratedText.address(random);
            String wish = random.nextBoolean()
                    ? GeneratedText.of(random, 300)
                    : GeneratedText.of(random, 5) + "@" + GeneratedText.of(random, 3) + "acme.com";

            // when
            List<String> names =
                    UserNames.candidates(Optional.of(wish), own).limit(12).toList();

            // then
            assertThat(names).allMatch(KeycloakNameRules::acceptUserName).allSatisfy(name -> {
                assertThat(name).isLowerCase();
                assertThat(EmailAddress.parse(name).filter(address -> !address.samePerson(own)))
                        .isEmpty();
            });
            assertThat(new HashSet<>(names)).hasSizeGreaterThanOrEqualTo(names.size() - 1);
        }
    }

    private static List<String> first(String wish) {
        return UserNames.candidates(Optional.of(wish), ADDRESS).limit(3).toList();
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    @Test
    void isSameWhenOnlyLetterCaseDiffersThenItIs() {
        assertThat(UserNames.isSame("Ann.Smith", "ann.smith")).isTrue();
        assertThat(UserNames.isSame("ann.smith", "ann-smith")).isFalse();
        assertThat(UserNames.isSame("ann", "ann ")).isFalse();
    }
}
