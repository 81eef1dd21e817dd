package io.github.keycloakjumpcloud.keycloak.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import io.github.keycloakjumpcloud.core.finding.FindingFact;
import io.github.keycloakjumpcloud.core.finding.FindingKind;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    private static final Set<String> PARTS = Set.of(
            "jumpcloudPartNone",
            "jumpcloudPartQuote",
            "jumpcloudPartAccount",
            "jumpcloudPartSomeAccount",
            "jumpcloudPartNearMiss");

    static Stream<FactKind> kinds() {
        return Stream.<FactKind[]>of(
                        RefusalFact.values(), FindingFact.values(), ProblemKind.values(), ScimRefusal.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void messagesWhenComparedWithTheKindsThenEachHasItsSentenceWithItsPlaceholders(String language) {
        Properties messages = messages(language);

        assertThat(kinds()).allSatisfy(kind -> assertThat(placeholders(messages.getProperty(kind.messageKey())))
                .as(kind.messageKey())
                .isEqualTo(IntStream.range(0, kind.slots().size())
                        .mapToObj(String::valueOf)
                        .collect(Collectors.toSet())));
        assertThat(remedies()).allSatisfy(remedy -> assertThat(messages.getProperty(remedy.messageKey()))
                .as(remedy.messageKey())
                .isNotBlank()
                .doesNotContain("{", "none: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void messagesWhenReadThenNoneIsLeftOfAKindThatIsGone(String language) {
        Set<String> used = Stream.of(
                        kinds().map(FactKind::messageKey), remedies().map(Remedy::messageKey), PARTS.stream())
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(messages(language).stringPropertyNames())
                .filteredOn(key ->
                        key.matches("jumpcloud(Fact|Finding|Problem|ScimRefusal|ScimRemedy|Field|Part)[A-Z0-9].*"))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sentenceWhenMadeThenItHoldsEveryArgumentInEachLanguage(FactKind kind) {
        Fact fact = SampleFacts.of(kind);

        assertThat(Stream.of(Wording.english(), german()).map(wording -> wording.sentence(fact)))
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).isNotBlank().doesNotContain("{", "‘", "’"));
        FactJson.arguments(fact).values().stream()
                .filter(value -> !(value instanceof List<?>))
                .forEach(value -> assertThat(Wording.english().sentence(fact)).contains(value.toString()));
    }

    @Test
    void sentenceWhenEnglishThenItIsTheLogLineOfOld() {
        Instant time = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(english(FindingFact.CERTIFICATE_EXPIRES, FactArgument.time(time)))
                .isEqualTo("the last certificate expires on 2026-12-01T00:00:00Z");
        assertThat(english(
                        RefusalFact.WRONG_ISSUER,
                        FactArgument.text("JumpCloud"),
                        FactArgument.sorted(Set.of("b", "a\"x"))))
                .isEqualTo("expected \"JumpCloud\", received \"a'x\", \"b\"");
        assertThat(english(RefusalFact.STATUS, FactArgument.texts(List.of()))).isEqualTo("status none");
        assertThat(english(RefusalFact.SIGNATURE_FITS_NO_CERTIFICATE))
                .isEqualTo("the signature does not fit the connection's certificates");
        assertThat(english(RefusalFact.EMAIL_LETTERS))
                .endsWith("before the @, and the realm sends mail without 'Allow UTF-8'");
        assertThat(english(RefusalFact.NEVER_LINKED, FactArgument.account("5f2a")))
                .isEqualTo("account 5f2a exists, and existing accounts are never linked");
        assertThat(english(RefusalFact.ACCOUNT_READ_ONLY, new FactArgument.Account(Optional.empty())))
                .isEqualTo("an account is of a directory that Keycloak may not write to");
        assertThat(english(
                        RefusalFact.NO_ALLOWED_GROUP,
                        FactArgument.number(70_000),
                        FactArgument.names(Stream.of("Admins", "Eng*"))))
                .isEqualTo("none of 70000 received groups is allowed; allowed: Admins, Eng*");
        assertThat(Wording.english().sentence(SampleFacts.of(FindingFact.ATTRIBUTE_MISSPELT)))
                .isEqualTo("firstname came, FirstName is expected; mail came, email is expected");
        assertThat(english(
                        FindingFact.MAPPER_TARGET_MISSING,
                        FactArgument.text("my mapper"),
                        FactArgument.text("role:gone")))
                .isEqualTo("mapper \"my mapper\": there is no \"role:gone\"");
    }

    @Test
    void sentenceWhenGermanThenTimesNumbersAndQuotationMarksAreGermanToo() {
        assertThat(german().sentence(Fact.of(
                        RefusalFact.WRONG_DESTINATION, FactArgument.text("https://a"), FactArgument.text("https://b"))))
                .isEqualTo("erwartet „https://a“, empfangen als Ziel „https://b“");
        assertThat(german().sentence(Fact.of(
                        RefusalFact.CERTIFICATE_EXPIRED, FactArgument.time(Instant.parse("2026-07-01T10:00:00Z")))))
                .isEqualTo("das Zertifikat ist am 01.07.2026, 10:00:00 UTC abgelaufen");
        assertThat(german().sentence(Fact.of(
                        RefusalFact.NO_ALLOWED_GROUP,
                        FactArgument.number(70_000),
                        FactArgument.names(Stream.of("Admins")))))
                .contains(" 70.000 ");
    }

    @Test
    void fieldWhenTheChangeIsMadeInKeycloakThenTheMarkerOfScriptsIsThereInEachLanguage() {
        Remedy inKeycloak = RefusalReason.LOGIN_FAILED.remedy();

        assertThat(Wording.english().field(inKeycloak)).isEqualTo("none: see the log of Keycloak's server");
        assertThat(Wording.english().sentence(inKeycloak)).isEqualTo("see the log of Keycloak's server");
        assertThat(german().field(inKeycloak)).isEqualTo("none: das Log des Keycloak-Servers ansehen");
        assertThat(german().field(RefusalReason.WRONG_AUDIENCE.remedy()))
                .isEqualTo("SSO application > SSO > SP Entity ID");
    }

    @Test
    void sentenceWhenARealmHasChangedItThenTheRealmsCounts() {
        Properties changed = new Properties();
        changed.setProperty(RefusalFact.NOTHING_SIGNED.messageKey(), "ohne Unterschrift");
        changed.setProperty(RefusalFact.USED_BEFORE.messageKey(), "kaputt {");
        Wording wording = new Wording(Locale.GERMAN, changed);

        assertThat(wording.sentence(Fact.of(RefusalFact.NOTHING_SIGNED))).isEqualTo("ohne Unterschrift");
        assertThat(wording.sentence(Fact.of(RefusalFact.USED_BEFORE))).isEqualTo(english(RefusalFact.USED_BEFORE));
        assertThat(wording.sentence(Fact.of(RefusalFact.LOOP))).isEqualTo(english(RefusalFact.LOOP));
    }

    private static Stream<Remedy> remedies() {
        Stream<Remedy> ofFindings = Arrays.stream(FindingKind.values()).map(FindingKind::remedy);
        Stream<Remedy> ofRefusals = Arrays.stream(RefusalReason.values())
                .flatMap(reason -> Arrays.stream(RefusalFact.values())
                        .map(kind -> io.github.keycloakjumpcloud.core.refusal.Refusal.remedy(reason, kind)));
        Stream<Remedy> ofScim = Arrays.stream(ScimRefusal.values()).map(ScimRefusal::remedy);
        return Stream.of(ofFindings, ofRefusals, ofScim).flatMap(all -> all).distinct();
    }

    private static String english(FactKind kind, FactArgument... arguments) {
        return Wording.english().sentence(Fact.of(kind, arguments));
    }

    private static Wording german() {
        return new Wording(Locale.GERMAN, messages("de"));
    }

    private static Set<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern == null ? "{9}" : pattern)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Properties messages(String language) {
        Properties messages = new Properties();
        String name = "/theme-resources/messages/messages_" + language + ".properties";
        try (InputStream file = WordingTest.class.getResourceAsStream(name)) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return messages;
    }
}
