package io.github.keycloakjumpcloud.keycloak.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.activity.LockOut;
import io.github.keycloakjumpcloud.core.activity.Log;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.activity.SyncAction;
import io.github.keycloakjumpcloud.core.activity.SyncStep;
import io.github.keycloakjumpcloud.core.activity.Tally;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.keycloak.activity.Journal.Pages;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Owner ACME = new Owner("realm", "acme");
    private static final Owner OTHER = new Owner("realm", "other");

    private final Journal journal = new Journal();

    @Test
    void enterWhenOneConnectionDoesAHundredThousandThingsThenItsLatestAreThereAndOthersHaveRoom() {
        // when
        for (int i = 0; i < 100_000; i++) {
            journal.enter(ACME, step(i));
        }
        for (int i = 0; i < 10_000; i++) {
            journal.count(ACME, Tally.ofRefusal("JC-101"));
        }
        journal.enter(OTHER, lockOut());
        journal.enter(OTHER, step(1));

        // then
        Pages acme = journal.take(ACME).orElseThrow();
        assertThat(acme.logs()).hasSize(1);
        assertThat(acme.logs().get(0).entries())
                .hasSize(100)
                .first()
                .extracting("at")
                .isEqualTo(NOW.plusSeconds(99_999));
        assertThat(acme.days().values()).extracting(Tally::refused).containsExactly(10_000L);
        assertThat(journal.take(OTHER).orElseThrow().logs()).hasSize(2);
        assertThat(journal.owners()).isEmpty();
    }

    @Test
    void enterWhenOneKindIsFullThenAnotherHasRoomAndOnceItIsTakenAllHave() {
        // given
        IntStream.range(0, 600)
                .forEach(one -> IntStream.range(0, 100).forEach(i -> journal.enter(owner(one), step(i))));
        journal.enter(OTHER, step(1));
        assertThat(journal.owners()).hasSize(500).doesNotContain(OTHER);

        // when
        journal.enter(OTHER, lockOut());

        // then
        assertThat(journal.take(OTHER).orElseThrow().logs())
                .extracting(log -> log.kind().name())
                .containsExactly(LogKind.LOCK_OUTS.name());

        // when
        Pages taken = journal.take(owner(1)).orElseThrow();
        journal.enter(OTHER, step(1));

        // then
        assertThat(journal.owners()).contains(OTHER);

        // when: it could not be written
        journal.putBack(owner(1), taken);
        journal.enter(owner(599), step(1));

        // then
        assertThat(journal.owners()).contains(owner(1)).doesNotContain(owner(599));
    }

    @Test
    void putBackWhenMoreHasHappenedMeanwhileThenTheLaterIsTheNewer() {
        // given
        journal.enter(ACME, step(1));
        journal.see(ACME, "ann");
        Pages taken = journal.take(ACME).orElseThrow();
        journal.enter(ACME, step(1, "later"));
        journal.see(ACME, "bob");

        // when
        journal.putBack(ACME, taken);

        // then
        Pages all = journal.take(ACME).orElseThrow();
        assertThat(all.logs().get(0).entries())
                .extracting(entry -> ((SyncStep) entry).name().orElseThrow())
                .containsExactly("later", "ann");
        assertThat(all.seen().values()).singleElement().satisfies(ids -> assertThat(ids)
                .containsExactlyInAnyOrder("ann", "bob"));
    }

    private static Owner owner(int number) {
        return new Owner("realm", String.valueOf(number));
    }

    private static Log<SyncStep> step(int second) {
        return step(second, "ann");
    }

    private static Log<SyncStep> step(int second, String name) {
        ScimCall call = new ScimCall("users.create", NOW.plusSeconds(second), 201, Optional.empty(), "");
        return new Log<>(
                LogKind.SYNC,
                List.of(new SyncStep(SyncAction.USER_CREATE, call, Optional.of("id"), Optional.of(name))));
    }

    private static Log<LockOut> lockOut() {
        return new Log<>(
                LogKind.LOCK_OUTS,
                List.of(new LockOut(
                        NOW,
                        LockOut.Cause.DISABLED,
                        Optional.empty(),
                        "id",
                        Optional.empty(),
                        0,
                        List.of(),
                        Optional.of(1L))));
    }
}
