package io.github.keycloakjumpcloud.keycloak.page;

import io.github.keycloakjumpcloud.core.language.Direction;
import io.github.keycloakjumpcloud.core.language.Languages;
import io.github.keycloakjumpcloud.keycloak.wording.AcceptedLanguages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * What people read on the pages, as Keycloak has it for the realm: the realm's own texts first, then those of its login
 * theme, then those of the jar.
 */
final class PageMessages {

    private static final String PREFIX = "jumpcloudSetup.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Languages languages;

    PageMessages(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.languages = new Languages(added(realm).map(Locale::forLanguageTag).toList(), usual(realm));
    }

    /** The language of the browser that asks. */
    Locale language() {
        return languages.choose(AcceptedLanguages.of(session));
    }

    /** Empty when the realm does not offer such a language. Keycloak keeps what was asked for: no other may get there. */
    Optional<Locale> named(String tag) {
        return languages.named(tag);
    }

    /** The messages by their keys, without the prefix that they share. */
    Map<String, String> in(Locale language) {
        Properties messages = all(language);
        Map<String, String> found = new TreeMap<>();
        messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .forEach(key -> found.put(key.substring(PREFIX.length()), messages.getProperty(key)));
        return found;
    }

    /** What a page needs before its scripts have read the messages. */
    Map<String, String> ofTemplate() {
        Locale language = language();
        Map<String, String> messages = in(language);
        return Map.of(
                "language",
                language.toLanguageTag(),
                "direction",
                Direction.of(language).name().toLowerCase(Locale.ROOT),
                "title",
                messages.get("product"),
                "needsScript",
                messages.get("script"),
                "failed",
                messages.get("failed.text"));
    }

    private Properties all(Locale language) {
        try {
            return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, language);
        } catch (IOException e) {
            throw new UncheckedIOException("The messages of the login theme cannot be read", e);
        }
    }

    private static Stream<String> added(RealmModel realm) {
        Stream<String> translated = realm.getRealmLocalizationTexts().keySet().stream();
        return realm.isInternationalizationEnabled()
                ? Stream.concat(realm.getSupportedLocalesStream(), translated)
                : translated;
    }

    private static Optional<Locale> usual(RealmModel realm) {
        return Optional.ofNullable(realm.getDefaultLocale())
                .filter(locale -> realm.isInternationalizationEnabled() && !locale.isBlank())
                .map(Locale::forLanguageTag);
    }
}
