package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.keycloakjumpcloud.core.access.GateDecision.Admitted;
import io.github.keycloakjumpcloud.core.access.GateDecision.Rejected;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.profile.LocalPartLetters;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final AccessPolicy OPEN = policy(List.of(), List.of());

    @Test
    void checkWhenNothingIsRestrictedThenAdmits() {
        assertThat(Gate.check(OPEN, new TestFacts().facts())).isEqualTo(new Admitted(address("ada@example.com")));
    }

    @Test
    void checkWhenEverythingFailsThenTheFirstCheckInOrderDecides() {
        AccessPolicy policy = policy(List.of("Admins"), List.of("other.example"));
        TestFacts facts = new TestFacts();
        facts.expiredSince = Instant.parse("2026-01-31T00:00:00Z");
        facts.missing = ProfileField.LAST_NAME;
        facts.email = null;
        facts.nameId = "eve@example.com";

        assertThat(refusal(policy, facts)).isEqualTo(RefusalReason.CERTIFICATE_EXPIRED);
        facts.expiredSince = null;
        assertThat(refusal(policy, facts)).isEqualTo(RefusalReason.REQUIRED_ATTRIBUTE_MISSING);
        facts.missing = null;
        assertThat(refusal(policy, facts)).isEqualTo(RefusalReason.EMAIL_MISSING);
        facts.email = "ada@example.com";
        assertThat(refusal(policy, facts)).isEqualTo(RefusalReason.NAME_ID_DIFFERS);
        facts.nameId = "ADA@example.com";
        assertThat(refusal(policy, facts)).isEqualTo(RefusalReason.DOMAIN_NOT_TRUSTED);
        facts.email = "ada@other.example";
        facts.nameId = "ada@other.example";
        assertThat(refusal(policy, facts)).isEqualTo(RefusalReason.GROUP_ATTRIBUTE_ABSENT);
        facts.groups = List.of("Sales");
        assertThat(refusal(policy, facts)).isEqualTo(RefusalReason.NOT_IN_ALLOWED_GROUP);
        facts.groups = List.of("Sales", "Admins");
        assertThat(Gate.check(policy, facts.facts())).isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ada", "ada@", "not an address", "ada@example.com, eve@example.com"})
    void checkWhenEmailIsBlankOrMalformedThenRefuses(String email) {
        TestFacts facts = new TestFacts();
        facts.email = email;

        assertThat(refusal(OPEN, facts)).isEqualTo(RefusalReason.EMAIL_MISSING);
    }

    @Test
    void checkWhenTheRealmTakesNotTheLettersOfTheAddressThenRefusesAndSaysWhy() {
        TestFacts facts = new TestFacts();
        facts.email = "j\u00F6rg@example.com";
        facts.nameId = "j\u00F6rg@example.com";

        assertThat(Gate.check(OPEN, facts.facts())).isInstanceOf(Admitted.class);
        facts.letters = LocalPartLetters.ASCII;
        assertThat(refusal(OPEN, facts)).isEqualTo(RefusalReason.EMAIL_MISSING);
        assertThat(sentence(rejected(OPEN, facts))).contains("Allow UTF-8").doesNotContain("@example");
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, true, true",
        "ADA@Example.com, true, true",
        "ADA@Example.com, false, true",
        "' ada@example.com', true, true",
        "eve@example.com, true, false",
        "eve@example.com, false, false",
        "ada@example.org, false, false",
        "ada, true, true",
        "ada, false, true",
        "'', true, true",
        "65f0c0ffee, false, true",
        "not@an@address, true, false",
        "not@an@address, false, true",
    })
    void checkWhenNameIdIsAnAddressThenItMustNameTheSamePerson(String nameId, boolean isEmail, boolean admitted) {
        TestFacts facts = new TestFacts();
        facts.nameId = nameId;
        facts.nameIdIsEmail = isEmail;

        GateDecision decision = Gate.check(OPEN, facts.facts());

        if (admitted) {
            assertThat(decision).isInstanceOf(Admitted.class);
        } else {
            assertThat(refusal(OPEN, facts)).isEqualTo(RefusalReason.NAME_ID_DIFFERS);
        }
    }

    @Test
    void checkWhenNoDomainIsLeftThenRefusesAndSaysSo() {
        AccessPolicy none = new AccessPolicy(
                List.of(), "memberOf", TrustedDomains.of(new DomainSettings(List.of(), List.of(), true)));

        Refusal refused = rejected(none, new TestFacts());

        assertThat(refused.reason()).isEqualTo(RefusalReason.DOMAIN_NOT_TRUSTED);
        assertThat(sentence(refused)).contains("no e-mail domain", "Organization");
    }

    @Test
    void checkWhenGroupAttributeIsPresentButEmptyThenNoAllowedGroup() {
        TestFacts facts = new TestFacts();
        facts.groups = List.of();

        assertThat(refusal(policy(List.of("*"), List.of()), facts)).isEqualTo(RefusalReason.NOT_IN_ALLOWED_GROUP);
    }

    @Test
    void checkWhenAnyOfSeveralPatternsMatchesThenAdmits() {
        TestFacts facts = new TestFacts();
        facts.groups = List.of("Sales", "Eng Berlin");

        assertThat(Gate.check(policy(List.of("Admins", "Eng *"), List.of()), facts.facts()))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void checkWhenTheAllowedGroupIsTheTenThousandthThenAdmits() {
        TestFacts facts = new TestFacts();
        facts.groups =
                IntStream.rangeClosed(1, 10_000).mapToObj(i -> "group " + i).toList();

        assertTimeout(Duration.ofSeconds(10), () -> assertThat(
                        Gate.check(policy(List.of("x*y*z", "group 10000"), List.of()), facts.facts()))
                .isInstanceOf(Admitted.class));
    }

    @Test
    void checkWhenGroupsAreRefusedThenFactNamesAllowedGroupsAndNotThePersons() {
        TestFacts facts = new TestFacts();
        facts.groups = List.of("Secret Project");

        assertThat(sentence(rejected(policy(List.of("Admins", "Eng*"), List.of()), facts)))
                .contains("Admins, Eng*")
                .doesNotContain("Secret");
    }

    @Test
    void checkWhenGroupAttributeIsAbsentThenFactNamesWhatCame() {
        TestFacts facts = new TestFacts();

        assertThat(sentence(rejected(policy(List.of("Admins"), List.of()), facts)))
                .contains("memberOf")
                .contains("groups, x y");
    }

    @Test
    void checkWhenTheGroupAttributeCameForOthersThenThePersonIsToGetAGroup() {
        TestFacts facts = new TestFacts();
        AccessPolicy policy = policy(List.of("Admins"), List.of());
        assertThat(rejected(policy, facts).remedy()).isEqualTo(RefusalReason.GROUP_ATTRIBUTE_ABSENT.remedy());

        facts.groupsCameForOthers = true;

        assertThat(refusal(policy, facts)).isEqualTo(RefusalReason.GROUP_ATTRIBUTE_ABSENT);
        assertThat(sentence(rejected(policy, facts))).contains("memberOf", "other responses");
        assertThat(Wording.english().field(rejected(policy, facts).remedy())).contains("put this person into");
    }

    @Test
    void examineWhenNothingIsAskedForThenNotRestricted() {
        assertThat(states(OPEN, new TestFacts()))
                .containsExactly("passed", "not-restricted", "passed", "passed", "not-restricted", "not-restricted");
    }

    @Test
    void examineWhenSomethingIsAskedForThenPassedOrFailed() {
        AccessPolicy policy = policy(List.of("Admins"), List.of("example.com"));
        TestFacts facts = new TestFacts();
        facts.groups = List.of("Admins");
        facts.strict = true;
        assertThat(states(policy, facts)).containsOnly("passed");

        facts.groups = List.of("Sales");
        facts.missing = ProfileField.LAST_NAME;
        facts.email = "ada@other.example";
        facts.nameId = "ada";
        assertThat(states(policy, facts)).containsExactly("passed", "failed", "passed", "passed", "failed", "failed");
    }

    private static Stream<String> states(AccessPolicy policy, TestFacts facts) {
        return Gate.examine(policy, facts.facts()).stream().map(GateAnswer::state);
    }

    @Test
    void checkWhenRefusedThenFactNeverHoldsTheAddress() {
        TestFacts facts = new TestFacts();
        facts.nameId = "eve@example.com";
        assertThat(sentence(rejected(OPEN, facts))).doesNotContain("eve").doesNotContain("ada");

        facts.nameId = "ada";
        assertThat(sentence(rejected(policy(List.of(), List.of("other.example")), facts)))
                .contains("other.example")
                .doesNotContain("ada")
                .doesNotContain("example.com");
    }

    private static RefusalReason refusal(AccessPolicy policy, TestFacts facts) {
        return rejected(policy, facts).reason();
    }

    private static Refusal rejected(AccessPolicy policy, TestFacts facts) {
        GateDecision decision = Gate.check(policy, facts.facts());
        assertThat(decision).isInstanceOf(Rejected.class);
        return ((Rejected) decision).refusal();
    }

    private static String sentence(Refusal refused) {
        return Wording.english().sentence(refused.fact());
    }

    private static AccessPolicy policy(List<String> groups, List<String> domains) {
        return new AccessPolicy(
                groups.stream().map(GroupPattern::of).toList(),
                "memberOf",
                TrustedDomains.of(new DomainSettings(domains, List.of(), false)));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    /** A login that an open gate admits. */
    private static final class TestFacts {

        private String email = "ada@example.com";
        private LocalPartLetters letters = LocalPartLetters.ANY;
        private String nameId = "ada@example.com";
        private boolean nameIdIsEmail = true;
        private List<String> groups;
        private Instant expiredSince;
        private boolean strict;
        private ProfileField missing;
        private boolean groupsCameForOthers;

        private GateFacts facts() {
            Map<String, List<String>> attributes = new LinkedHashMap<>();
            attributes.put("groups", List.of("Admins"));
            attributes.put("x\ny", List.of());
            if (groups != null) {
                attributes.put("memberOf", groups);
            }
            return new GateFacts(
                    Optional.ofNullable(email),
                    letters,
                    nameId,
                    nameIdIsEmail,
                    ReceivedAttributes.of(attributes),
                    Optional.ofNullable(expiredSince),
                    strict || missing != null,
                    Optional.ofNullable(missing),
                    groupsCameForOthers);
        }
    }
}
