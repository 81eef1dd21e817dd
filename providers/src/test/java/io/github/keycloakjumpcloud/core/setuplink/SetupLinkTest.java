package io.github.keycloakjumpcloud.core.setuplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.setuplink.LinkPlace.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupLinkTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ALIAS = "acme";
    private static final Optional<Found> DISABLED = Optional.of(new Found("internal", false));
    private static final Optional<Found> ENABLED = Optional.of(new Found("internal", true));
    private static final Optional<Found> ANOTHER = Optional.of(new Found("another", false));

    private static final SetupLink TO_BE_MADE = link(false, false);
    private static final SetupLink OF_DISABLED = link(true, false);
    private static final SetupLink OF_LIVE = link(true, true);

    @Test
    void standingWhenTheConnectionIsAsItWasThenTheLinkIsOpen() {
        assertThat(TO_BE_MADE.standing(ALIAS, Optional.empty(), NOW)).isEqualTo(LinkStanding.OPEN);
        assertThat(TO_BE_MADE.made().standing(ALIAS, DISABLED, NOW)).isEqualTo(LinkStanding.OPEN);
        assertThat(OF_DISABLED.standing("renamed", DISABLED, NOW)).isEqualTo(LinkStanding.OPEN);
        assertThat(OF_LIVE.standing(ALIAS, ENABLED, NOW)).isEqualTo(LinkStanding.OPEN);
    }

    @Test
    void standingWhenTheConnectionIsAnotherOrNoneThenTheLinkIsGone() {
        assertThat(TO_BE_MADE.standing(ALIAS, ANOTHER, NOW)).isEqualTo(LinkStanding.GONE);
        assertThat(TO_BE_MADE.standing("else", Optional.empty(), NOW)).isEqualTo(LinkStanding.GONE);
        assertThat(TO_BE_MADE.made().standing(ALIAS, Optional.empty(), NOW)).isEqualTo(LinkStanding.GONE);
        assertThat(OF_DISABLED.standing(ALIAS, ANOTHER, NOW)).isEqualTo(LinkStanding.GONE);
        assertThat(OF_DISABLED.standing(ALIAS, Optional.empty(), NOW)).isEqualTo(LinkStanding.GONE);
    }

    @Test
    void standingWhenTheConnectionHasGoneLiveThenTheLinkIsOver() {
        assertThat(OF_DISABLED.standing(ALIAS, ENABLED, NOW)).isEqualTo(LinkStanding.LIVE);
        assertThat(OF_DISABLED.ended(LinkStanding.LIVE, NOW).standing(ALIAS, DISABLED, NOW))
                .isEqualTo(LinkStanding.LIVE);
    }

    @Test
    void standingWhenItsTimeIsOverThenItIsExpired() {
        Instant end = OF_DISABLED.terms().expiresAt();

        assertThat(OF_DISABLED.standing(ALIAS, DISABLED, end.minusSeconds(1))).isEqualTo(LinkStanding.OPEN);
        assertThat(OF_DISABLED.standing(ALIAS, DISABLED, end)).isEqualTo(LinkStanding.EXPIRED);
    }

    @Test
    void endedWhenItHasEndedBeforeThenTheFirstEndStays() {
        SetupLink revoked = OF_DISABLED.ended(LinkStanding.REVOKED, NOW);

        assertThat(revoked.ended(LinkStanding.LIVE, NOW.plusSeconds(9))).isEqualTo(revoked);
    }

    @Test
    void endedByWhenAConnectionIsSavedThenOnlyLinksThatItConcernsEnd() {
        assertThat(OF_DISABLED.place().endedBy(ALIAS, ENABLED.get())).contains(LinkStanding.LIVE);
        assertThat(OF_DISABLED.place().endedBy(ALIAS, DISABLED.get())).isEmpty();
        assertThat(OF_DISABLED.place().endedBy(ALIAS, ANOTHER.get())).isEmpty();
        assertThat(OF_LIVE.place().endedBy(ALIAS, ENABLED.get())).isEmpty();
        assertThat(TO_BE_MADE.place().endedBy(ALIAS, ANOTHER.get())).contains(LinkStanding.GONE);
        assertThat(TO_BE_MADE.place().endedBy("else", ANOTHER.get())).isEmpty();
    }

    @Test
    void openedByWhenTheBrowserIsAnotherOneThenItIsNotOpened() {
        SetupLink opened = OF_DISABLED.openedBy("one", NOW).orElseThrow();

        assertThat(opened.openedBy("two", NOW)).isEmpty();
        assertThat(opened.use().knows("two")).isFalse();
        assertThat(opened.use().session("one", NOW)).isPresent();
    }

    @Test
    void openedByWhenTheBrowserDidNotGetTheAnswerThenItOpensTheLinkAgain() {
        SetupLink opened = OF_DISABLED.openedBy("one", NOW).orElseThrow();

        SetupLink again = opened.openedBy("one", NOW.plusSeconds(5)).orElseThrow();

        assertThat(again.use().browsers()).hasSize(1);
    }

    @Test
    void prolongedWhenHalfOfTheSessionIsOverThenItLastsAnHourMore() {
        SetupLink opened = OF_DISABLED.openedBy("one", NOW).orElseThrow();

        assertThat(opened.prolonged("one", NOW.plus(Duration.ofMinutes(29)))).isEmpty();
        Instant later = NOW.plus(Duration.ofMinutes(31));
        SetupLink prolonged = opened.prolonged("one", later).orElseThrow();
        assertThat(prolonged.use().session("one", later.plus(Duration.ofMinutes(59))))
                .isPresent();
        assertThat(opened.prolonged("one", NOW.plus(Duration.ofMinutes(61)))).isEmpty();
    }

    @Test
    void leftByWhenTheBrowserComesAgainThenItMayOpenTheLink() {
        SetupLink left = OF_DISABLED.openedBy("one", NOW).orElseThrow().leftBy("one", NOW);

        assertThat(left.use().session("one", NOW)).isEmpty();
        assertThat(left.openedBy("one", NOW)).isPresent();
    }

    @Test
    void readWhenWrittenThenItIsTheSame() {
        SetupLink link =
                OF_DISABLED.openedBy("h/a+s=h", NOW).orElseThrow().ready(NOW).ended(LinkStanding.REVOKED, NOW);

        assertThat(SetupLink.read(link.id(), link.text())).contains(link);
        assertThat(SetupLink.read(TO_BE_MADE.id(), TO_BE_MADE.text())).contains(TO_BE_MADE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hash=x;", "hash=x;connection=y;expires=never;", "nonsense", ";;;;"})
    void readWhenTheTextIsNoneThenThereIsNoLink(String text) {
        assertThat(SetupLink.read("id", text)).isEmpty();
    }

    @Test
    void readWhenALaterReleaseHasEndedItThenItIsOver() {
        String text = OF_DISABLED.ended(LinkStanding.REVOKED, NOW).text().replace("REVOKED", "SUSPENDED");

        assertThat(SetupLink.read("id", text).orElseThrow().standing(ALIAS, DISABLED, NOW))
                .isEqualTo(LinkStanding.REVOKED);
    }

    private static SetupLink link(boolean made, boolean live) {
        LinkTerms terms = new LinkTerms(
                "name; of \\ it",
                Set.of(SetupPermission.CONNECTION, SetupPermission.GO_LIVE),
                NOW,
                NOW.plus(Duration.ofDays(7)),
                "realm.account",
                false,
                Optional.of("it@acme.test"),
                Optional.of("Acme"),
                List.of("acme.test", "acme.example"));
        return new SetupLink("id", "hash", terms, new LinkPlace("internal", ALIAS, made, live), LinkUse.NONE);
    }
}
