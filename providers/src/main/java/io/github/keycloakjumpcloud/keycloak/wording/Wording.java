package io.github.keycloakjumpcloud.keycloak.wording;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import io.github.keycloakjumpcloud.core.fact.Place;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import io.github.keycloakjumpcloud.core.language.Languages;
import io.github.keycloakjumpcloud.core.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * Makes sentences of facts in one language. They are one line each, of at most {@link AttributeText#VALUE_LIMIT} code units,
 * and no part that somebody else has written passes for our own words.
 */
public final class Wording {

    private static final Logger LOG = Logger.getLogger(Wording.class);
    private static final Wording ENGLISH = new Wording(Locale.ENGLISH, shippedEnglish());

    /** The marker of {@link #field} for scripts that were written before there was {@link Place}. */
    private static final String ELSEWHERE = "none: ";

    private final Locale locale;
    private final Properties messages;

    Wording(Locale locale, Properties messages) {
        this.locale = locale;
        this.messages = messages;
    }

    /** For log lines and events, whatever a theme or a realm has changed. */
    public static Wording english() {
        return ENGLISH;
    }

    /**
     * For an answer to this request: the first language that the client accepts and that there is, else English, whatever the
     * realm's own language is. Themes and the realm's localization can change the sentences.
     */
    public static Wording ofRequest(KeycloakSession session) {
        return of(session, session.getContext().getRealm());
    }

    /**
     * The same for an administrator who works at this realm. English where there is none: a realm is imported at the start of
     * the server, and Keycloak fails then when it is asked for a request.
     *
     * @param session null where there is none
     */
    public static Wording ofAdministrator(KeycloakSession session, RealmModel realm) {
        return session == null || session.getContext().getBearerToken() == null ? ENGLISH : of(session, realm);
    }

    private static Wording of(KeycloakSession session, RealmModel realm) {
        List<Locale> translated = realm.getRealmLocalizationTexts().keySet().stream()
                .map(Locale::forLanguageTag)
                .toList();
        return in(new Languages(translated, Optional.empty()).choose(AcceptedLanguages.of(session)), session, realm);
    }

    /** In that language, as themes and the realm's localization have it. */
    public static Wording in(Locale locale, KeycloakSession session, RealmModel realm) {
        try {
            return new Wording(
                    locale, session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale));
        } catch (IOException e) {
            throw new UncheckedIOException("The messages of the login theme cannot be read", e);
        }
    }

    /** The language of the sentences. */
    public Locale locale() {
        return locale;
    }

    private static Properties shippedEnglish() {
        Properties messages = new Properties();
        try (InputStream file = Wording.class.getResourceAsStream("/theme-resources/messages/messages_en.properties")) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The English messages of the jar cannot be read", e);
        }
        return messages;
    }

    /** What was found. */
    public String sentence(Fact fact) {
        List<FactSlot> slots = fact.kind().slots();
        Object[] parts = IntStream.range(0, slots.size())
                .mapToObj(i -> part(slots.get(i).type(), fact.arguments().get(i)))
                .toArray();
        return AttributeText.clean(message(fact.kind().messageKey(), parts), AttributeText.VALUE_LIMIT);
    }

    /** All that is wrong with what somebody typed or sent, each with its field. */
    public String all(List<Problem> problems) {
        return problems.stream().map(Problem::withField).map(this::sentence).collect(Collectors.joining(" "));
    }

    /** What a person reads, in whatever language. */
    public String told(String messageKey) {
        return message(messageKey);
    }

    /** What to change. */
    public String sentence(Remedy remedy) {
        return message(remedy.messageKey());
    }

    /** The same; where the change is not made in JumpCloud, after "none: " in every language. */
    public String field(Remedy remedy) {
        return remedy.place() == Place.KEYCLOAK ? ELSEWHERE + sentence(remedy) : sentence(remedy);
    }

    /** Whether a text of {@link #field} says that the change is not made in JumpCloud, and the text without that. */
    static Stated stated(String field) {
        return field.startsWith(ELSEWHERE)
                ? new Stated(Place.KEYCLOAK, field.substring(ELSEWHERE.length()))
                : new Stated(Place.JUMPCLOUD, field);
    }

    /** A remedy as another version has written it. */
    record Stated(Place place, String sentence) {}

    private String part(FactSlot.Type type, FactArgument argument) {
        if (argument instanceof FactArgument.Text text) {
            return switch (type) {
                case QUOTE -> quoted(text.value());
                case NAME -> Shown.name(text.value());
                default -> text.value();
            };
        }
        if (argument instanceof FactArgument.Texts texts) {
            Stream<String> values = texts.values().stream();
            return list(type == FactSlot.Type.QUOTES ? values.map(this::quoted) : values, ", ");
        }
        if (argument instanceof FactArgument.NearMisses misses) {
            return list(
                    misses.values().stream()
                            .map(miss -> message("jumpcloudPartNearMiss", miss.received(), miss.expected())),
                    "; ");
        }
        if (argument instanceof FactArgument.Facts facts) {
            return facts.values().stream().map(this::sentence).collect(Collectors.joining(" "));
        }
        if (argument instanceof FactArgument.Account account) {
            return account.id()
                    .map(id -> message("jumpcloudPartAccount", id))
                    .orElseGet(() -> message("jumpcloudPartSomeAccount"));
        }
        return argument instanceof FactArgument.Time time
                ? moment(time.value())
                : whole(((FactArgument.Whole) argument).value());
    }

    private String list(Stream<String> parts, String separator) {
        String joined = parts.collect(Collectors.joining(separator));
        return joined.isEmpty() ? message("jumpcloudPartNone") : joined;
    }

    private String quoted(String text) {
        return message("jumpcloudPartQuote", Shown.bare(text));
    }

    /** In English as in log lines: exactly, in ISO 8601; numbers likewise, without groups of digits. */
    private String moment(Instant time) {
        return isEnglish()
                ? time.toString()
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                                .withLocale(locale)
                                .format(time.atOffset(ZoneOffset.UTC))
                        + " UTC";
    }

    private String whole(long number) {
        return isEnglish()
                ? String.valueOf(number)
                : NumberFormat.getIntegerInstance(locale).format(number);
    }

    private boolean isEnglish() {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private String message(String key, Object... parts) {
        String own = messages.getProperty(key);
        if (own != null && this != ENGLISH) {
            try {
                return format(own, parts);
            } catch (IllegalArgumentException e) {
                LOG.warnf(
                        "The message %s for %s is no pattern of MessageFormat, so it is shown in English", key, locale);
            }
        }
        return ENGLISH.format(ENGLISH.messages.getProperty(key), parts);
    }

    /** Apostrophes are typographic in the files, because MessageFormat swallows plain ones; log lines have plain ones. */
    private String format(String pattern, Object... parts) {
        return new MessageFormat(isEnglish() ? pattern.replaceAll("[‘’]", "''") : pattern, locale).format(parts);
    }
}
