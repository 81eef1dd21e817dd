package io.github.keycloakjumpcloud.keycloak.wording;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The languages that there are messages in: those of the jar, and those that a realm has added. */
final class Languages {

    private static final String FILE = "/theme-resources/messages/messages_%s.properties";

    private Languages() {}

    /** The messages of the jar. */
    static Properties english() {
        Properties messages = new Properties();
        try (InputStream file = Languages.class.getResourceAsStream(file(Locale.ENGLISH))) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The English messages of the jar cannot be read", e);
        }
        return messages;
    }

    /** The language of an answer to this request (RFC 9110 §12.5.4), whether or not the realm is internationalized. */
    static Locale accepted(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        List<String> header = session.getContext().getRequestHeaders().getRequestHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return ranges(header == null ? "" : String.join(",", header))
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .flatMap(locale -> Stream.of(locale, Locale.forLanguageTag(locale.getLanguage())))
                .filter(locale -> isKnown(locale, realm))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** Whoever sends no such header, or a wrong one, gets an answer all the same. */
    private static Stream<Locale.LanguageRange> ranges(String header) {
        try {
            return header.isBlank()
                    ? Stream.empty()
                    : Locale.LanguageRange.parse(header).stream().filter(range -> range.getWeight() > 0);
        } catch (IllegalArgumentException notRanges) {
            return Stream.empty();
        }
    }

    private static boolean isKnown(Locale locale, RealmModel realm) {
        return locale.toString().matches("[A-Za-z]{2,3}(_[A-Za-z0-9]+)*")
                && (Languages.class.getResource(file(locale)) != null
                        || !realm.getRealmLocalizationTextsByLocale(locale.toLanguageTag())
                                .isEmpty());
    }

    private static String file(Locale locale) {
        return String.format(Locale.ROOT, FILE, locale);
    }
}
