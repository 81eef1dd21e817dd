package io.github.keycloakjumpcloud.simulator.scim.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushSettingsTest {

    private static final String URL = "https://sso.example.com/realms/r/jumpcloud/a/scim/v2";
    private static final Map<String, String> ENVIRONMENT = Map.of("JUMPCLOUD_SCIM_TOKEN", "from-environment");

    @Test
    void settingsWhenOnlyTheUrlIsGivenThenDefaultsHoldAndTheTokenIsTheEnvironments() {
        assertThat(PushSettings.of(List.of("--url", URL), ENVIRONMENT))
                .isEqualTo(new PushSettings(URI.create(URL), "from-environment", new Workforce(100, 10, 0), 4));
    }

    @Test
    void settingsWhenEverythingIsGivenThenThatHolds() {
        // given
        List<String> arguments = List.of(
                "--url=" + URL,
                "--token",
                "own",
                "--people",
                "7",
                "--departments=3",
                "--groups",
                "2",
                "--threads",
                "1");

        // then
        assertThat(PushSettings.of(arguments, ENVIRONMENT))
                .isEqualTo(new PushSettings(URI.create(URL), "own", new Workforce(7, 3, 2), 1));
    }

    @Test
    void settingsWhenShownThenTheTokenIsNot() {
        assertThat(PushSettings.of(List.of("--url", URL), ENVIRONMENT))
                .asString()
                .doesNotContain("from-environment");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --people 5                           | The option --url is missing.
                    --url                                | The option --url needs a value.
                    --url --people 5                     | The option --url needs a value.
                    --url secret                         | The value of --url is not of the form https://host/path, without user, query or fragment.
                    --url ftp://host/x                   | The value of --url is not of the form https://host/path, without user, query or fragment.
                    --url https:///x                     | The value of --url is not of the form https://host/path, without user, query or fragment.
                    --url https://u:secret@host/x        | The value of --url is not of the form https://host/path, without user, query or fragment.
                    --url https://host/x?token=secret    | The value of --url is not of the form https://host/path, without user, query or fragment.
                    --url https://ho<st/secret           | The value of --url is no URL.
                    --url https://h/x --people 0         | The value of --people is no whole number from 1 to 1000000.
                    --url https://h/x --people 1000001   | The value of --people is no whole number from 1 to 1000000.
                    --url https://h/x --people 99999999999 | The value of --people is no whole number from 1 to 1000000.
                    --url https://h/x --people -1        | The value of --people is no whole number from 1 to 1000000.
                    --url https://h/x --people=          | The value of --people is no whole number from 1 to 1000000.
                    --url https://h/x --departments many | The value of --departments is no whole number from 1 to 10000.
                    --url https://h/x --groups 1001      | The value of --groups is no whole number from 0 to 1000.
                    --url https://h/x --threads 65       | The value of --threads is no whole number from 1 to 64.
                    --url https://h/x --url https://h/y  | The option --url is given twice.
                    --tokn=secret                        | There is no option --tokn.
                    --url https://h/x secret             | Argument 3 is no option: options start with --.
                    --url https://h/x --token s\u00E9cret | The token holds a blank, or a character that is not plain ASCII.
                    """)
    void settingsWhenAnArgumentIsWrongThenOneSentenceSaysWhichWithoutItsValue(String arguments, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PushSettings.of(List.of(arguments.split(" ")), ENVIRONMENT))
                .withMessage(sentence);
    }

    @Test
    void settingsWhenThereIsNoTokenThenSaysWhereItMayCome() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PushSettings.of(List.of("--url", URL), Map.of()))
                .withMessage("There is no token: set the environment variable JUMPCLOUD_SCIM_TOKEN, or give --token.");
    }
}
