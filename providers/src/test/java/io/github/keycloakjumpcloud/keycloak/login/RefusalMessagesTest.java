package io.github.keycloakjumpcloud.keycloak.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read: complete in each language, and safe for java.text.MessageFormat, which Keycloak applies. */
class RefusalMessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pt_BR", "it", "nl", "pl", "ja"})
    void messagesWhenARefusalIsShownThenSentenceAndHelpAreThere(String language) throws IOException {
        Properties messages = messages(language);

        for (RefusalReason refusal : RefusalReason.values()) {
            assertThat(messages.getProperty(refusal.messageKey()))
                    .as(refusal.messageKey())
                    .isNotBlank();
            assertThat(messages.getProperty(refusal.helpKey()))
                    .as(refusal.helpKey())
                    .isNotBlank();
        }
        Refusal link = new Refusal(RefusalReason.UNSOLICITED, RefusalFact.LINK_OPENS_NO_CLIENT);
        assertThat(messages).containsKeys(link.messageKey(), link.helpKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pt_BR", "it", "nl", "pl", "ja"})
    void messagesWhenFormattedThenNoApostropheSwallowsText(String language) throws IOException {
        assertThat(messages(language).values().stream()
                        // A brace is no place between apostrophes.
                        .map(text -> text.toString().replace("'{'", "").replace("'}'", "")))
                .noneMatch(text -> text.contains("'"));
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        String name = "/theme-resources/messages/messages_" + language + ".properties";
        try (InputStream file = RefusalMessagesTest.class.getResourceAsStream(name)) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return messages;
    }
}
