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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
        assertThat(rejected(OPEN, facts).fact()).contains("Allow UTF-8").doesNotContain("@example");
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
        assertThat(refused.fact()).contains("no e-mail domain", "Organization");
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

        assertThat(rejected(policy(List.of("Admins", "Eng*"), List.of()), facts).fact())
                .contains("Admins, Eng*")
                .doesNotContain("Secret");
    }

    @Test
    void checkWhenGroupAttributeIsAbsentThenFactNamesWhatCame() {
        TestFacts facts = new TestFacts();

        assertThat(rejected(policy(List.of("Admins"), List.of()), facts).fact())
                .contains("memberOf")
                .contains("groups, x y");
    }

    @Test
    void checkWhenRefusedThenFactNeverHoldsTheAddress() {
        TestFacts facts = new TestFacts();
        facts.nameId = "eve@example.com";
        assertThat(rejected(OPEN, facts).fact()).doesNotContain("eve").doesNotContain("ada");

        facts.nameId = "ada";
        assertThat(rejected(policy(List.of(), List.of("other.example")), facts).fact())
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
        private ProfileField missing;

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
                    Optional.ofNullable(missing));
        }
    }
}
