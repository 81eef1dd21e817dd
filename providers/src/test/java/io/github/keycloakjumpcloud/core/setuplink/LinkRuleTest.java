package io.github.keycloakjumpcloud.core.setuplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRuleTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final LinkWish PLAIN = wish(Optional.empty(), Optional.empty(), Set.of());

    @Test
    void decideWhenNothingIsWishedForThenALinkForTheConnectionLastsAWeek() {
        LinkTerms terms = granted(PLAIN, false);

        assertThat(terms.allow()).containsExactly(SetupPermission.CONNECTION);
        assertThat(terms.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(terms.name()).isEqualTo("setup link 01234567");
        assertThat(terms.anyBrowser()).isFalse();
        assertThat(terms.creatorRealm()).isEqualTo("a.realm");
        assertThat(terms.creatorAccount()).isEqualTo("account");
    }

    @ParameterizedTest
    @ValueSource(longs = {900, 2_592_000})
    void decideWhenTheLifeIsAtALimitThenItIsGranted(long seconds) {
        assertThat(granted(wish(Optional.empty(), Optional.of(Duration.ofSeconds(seconds)), Set.of()), true)
                        .expiresAt())
                .isEqualTo(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {899, 2_592_001, 0, -1, Long.MAX_VALUE})
    void decideWhenTheLifeIsBeyondALimitThenItIsDenied(long seconds) {
        assertThat(denial(wish(Optional.empty(), Optional.of(Duration.ofSeconds(seconds)), Set.of()), true, List.of()))
                .isEqualTo(LinkDenial.LIFETIME_OUT_OF_RANGE);
    }

    @Test
    void decideWhenTheNameIsTakenOrTooLongThenItIsDenied() {
        assertThat(denial(named("one"), true, List.of("one"))).isEqualTo(LinkDenial.NAME_TAKEN);
        assertThat(denial(named("x".repeat(256)), true, List.of())).isEqualTo(LinkDenial.NAME_TOO_LONG);
    }

    @Test
    void decideWhenThereAreTenThenTheNextIsDenied() {
        assertThat(denial(PLAIN, true, Collections.nCopies(10, "name"))).isEqualTo(LinkDenial.TOO_MANY);
        assertThat(LinkRule.decide(PLAIN, ID, "", true, Collections.nCopies(9, "name"), 0, NOW))
                .isInstanceOf(LinkDecision.Granted.class);
    }

    @ParameterizedTest
    @CsvSource({"9, true, true", "10, true, false", "10, false, true"})
    void decideWhenTenWereSentThenNoneIsSentAndOthersAreMade(long sent, boolean mailed, boolean granted) {
        // given
        LinkWish wish = mailed ? mailed() : PLAIN;

        // when
        LinkDecision decision = LinkRule.decide(wish, ID, "", true, List.of(), sent, NOW);

        // then
        assertThat(decision instanceof LinkDecision.Granted).isEqualTo(granted);
        if (decision instanceof LinkDecision.Denied denied) {
            assertThat(denied.denial()).isEqualTo(LinkDenial.TOO_MANY_MAILS);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true, true", "3599, true, true", "3600, true, false", "0, false, false"})
    void wasSentOfLateWhenALinkWasRevokedThenItsMailCountsForAnHour(long age, boolean mailed, boolean counts) {
        // given
        LinkTerms terms = granted(mailed ? mailed() : PLAIN, true);
        SetupLink link = new SetupLink(ID, "hash", terms, new LinkPlace("id", "alias", true, false), LinkUse.NONE)
                .ended(LinkStanding.REVOKED, NOW);

        // then
        assertThat(LinkRule.wasSentOfLate(link, NOW.plusSeconds(age))).isEqualTo(counts);
    }

    @Test
    void decideWhenThereIsNothingToRenewThenALinkForThatIsDenied() {
        LinkWish renewal = wish(Optional.empty(), Optional.empty(), Set.of(SetupPermission.CERTIFICATE));

        assertThat(denial(renewal, false, List.of())).isEqualTo(LinkDenial.NOTHING_TO_SET_UP);
        assertThat(granted(renewal, true).allows(SetupPermission.CONNECTION)).isFalse();
    }

    @Test
    void decideWhenTheConnectionIsThereThenItsSettingsAreNotChosenBeforehand() {
        LinkWish preset = new LinkWish(
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                false,
                Optional.empty(),
                Optional.of("Acme"),
                List.of("acme.test"));

        assertThat(denial(preset, true, List.of())).isEqualTo(LinkDenial.SETTINGS_OF_EXISTING);
        assertThat(granted(preset, false).domains()).containsExactly("acme.test");
    }

    @Test
    void allowsWhenTheConnectionIsAllowedThenItsCertificateIsToo() {
        LinkTerms terms = granted(PLAIN, true);

        assertThat(SetupPermission.values())
                .filteredOn(terms::allows)
                .containsExactly(SetupPermission.CONNECTION, SetupPermission.CERTIFICATE);
    }

    private static LinkTerms granted(LinkWish wish, boolean exists) {
        return ((LinkDecision.Granted) LinkRule.decide(wish, ID, "a.realm.account", exists, List.of(), 0, NOW)).terms();
    }

    private static LinkDenial denial(LinkWish wish, boolean exists, List<String> names) {
        return ((LinkDecision.Denied) LinkRule.decide(wish, ID, "", exists, names, 0, NOW)).denial();
    }

    private static LinkWish mailed() {
        return new LinkWish(
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                false,
                Optional.of("it@acme.test"),
                Optional.empty(),
                List.of());
    }

    private static LinkWish named(String name) {
        return wish(Optional.of(name), Optional.empty(), Set.of());
    }

    private static LinkWish wish(Optional<String> name, Optional<Duration> life, Set<SetupPermission> allow) {
        return new LinkWish(name, life, allow, false, Optional.empty(), Optional.empty(), List.of());
    }
}
