package io.github.keycloakjumpcloud.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.activity.LockOut.Cause;
import io.github.keycloakjumpcloud.core.activity.LockOut.Ended;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void readWhenWrittenThenItIsTheSame() {
        // given
        LockOut lockOut = new LockOut(
                NOW.plusMillis(7),
                Cause.REFUSED,
                Optional.of("JC-101"),
                "id",
                Optional.of("o'neil;|%7C=,+@example.com"),
                2,
                List.of(new Ended("s1", false, List.of("b;c", "a|b")), new Ended("s2", true, List.of())),
                Optional.of(42L));
        LockOut bare = new LockOut(
                NOW, Cause.DISABLED, Optional.empty(), "id", Optional.empty(), 0, List.of(), Optional.empty());
        Log<LockOut> lockOuts = Log.none(LogKind.LOCK_OUTS).plus(lockOut).plus(bare);
        Log<SyncStep> steps = Log.none(LogKind.SYNC)
                .plus(step(NOW, "users.create", Optional.of(ScimRefusal.OTHER), "a; b | c"))
                .plus(step(NOW, "groups.patch", Optional.empty(), ""));

        // then
        assertThat(Log.read(LogKind.LOCK_OUTS, lockOuts.toString())).isEqualTo(lockOuts);
        assertThat(Log.read(LogKind.SYNC, steps.toString())).isEqualTo(steps);
        assertThat(lockOuts.entries()).containsExactly(lockOut, bare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "entries=;", "entries=nonsense;", "entries=at=1\\;cause=x\\;user=u\\;after=1\\;;", "e"})
    void readWhenAnEntryIsNoneThenItIsPassedOver(String stored) {
        assertThat(Log.read(LogKind.LOCK_OUTS, stored).entries()).isEmpty();
        assertThat(Log.read(LogKind.SYNC, stored).entries()).isEmpty();
    }

    @Test
    void plusWhenThereAreTooManyThenTheLatestStay() {
        // when
        Log<SyncStep> log = IntStream.range(0, 250)
                .mapToObj(i -> step(NOW.plusSeconds(i), "users.create", Optional.empty(), ""))
                .reduce(Log.none(LogKind.SYNC), Log::plus, Log::plus);

        // then
        assertThat(log.entries()).hasSize(100);
        assertThat(log.entries().get(0).at()).isEqualTo(NOW.plusSeconds(249));
        assertThat(log.entries().get(99).at()).isEqualTo(NOW.plusSeconds(150));
    }

    @Test
    void plusWhenTwoAreOfTheSameSecondThenTheLaterComesFirst() {
        SyncStep first = step(NOW, "users.create", Optional.empty(), "");
        SyncStep then = step(NOW, "users.delete", Optional.empty(), "");

        assertThat(Log.none(LogKind.SYNC).plus(first).plus(then).entries()).containsExactly(then, first);
    }

    @Test
    void atWhenAnEntryIsThirtyDaysOldThenItIsGone() {
        Log<SyncStep> log = Log.none(LogKind.SYNC).plus(step(NOW, "users.create", Optional.empty(), ""));

        assertThat(log.at(NOW.plus(Duration.ofDays(30)).minusSeconds(1)).entries())
                .hasSize(1);
        assertThat(log.at(NOW.plus(Duration.ofDays(30))).entries()).isEmpty();
    }

    @Test
    void endedWhenThereAreVeryManyThenTheFirstStay() {
        List<String> clients = IntStream.range(0, 500).mapToObj(i -> "c" + i).toList();
        List<Ended> sessions = IntStream.range(0, 500)
                .mapToObj(i -> new Ended("s" + i, false, clients))
                .toList();

        LockOut lockOut = new LockOut(
                NOW, Cause.DISABLED, Optional.empty(), "id", Optional.empty(), 500, sessions, Optional.of(0L));

        assertThat(lockOut.sessions()).isEqualTo(500);
        assertThat(lockOut.ended()).hasSize(20).allSatisfy(one -> assertThat(one.clients())
                .hasSize(20));
    }

    @ParameterizedTest
    @CsvSource({
        "users.create, 201, false, true, true",
        "users.replace, 200, false, false, false",
        "users.patch, 404, false, false, true",
        "users.read, 404, false, false, false",
        "users.search, 400, true, false, true",
        "groups.delete, 503, false, false, true",
        "discovery, 200, false, false, false"
    })
    void isNewsWhenSomethingChangedOrWasToOrWasRefused(
            String operation, int status, boolean refused, boolean changed, boolean news) {
        ScimCall call = new ScimCall(
                operation, NOW, status, Optional.of(ScimRefusal.OTHER).filter(any -> refused), "");

        assertThat(SyncStep.isNews(SyncAction.of(operation, false), call, changed))
                .isEqualTo(news);
    }

    @ParameterizedTest
    @CsvSource({
        "users.create, false, user_create_provision",
        "users.replace, false, user_update_provision",
        "users.patch, true, user_deprovision",
        "users.delete, true, user_delete_provision",
        "users.search, false, user_lookup_provision",
        "groups.create, false, group_create_provision",
        "groups.replace, false, group_update_provision",
        "groups.delete, false, group_delete_provision",
        "bulk, false,"
    })
    void insightsEventWhenJumpCloudTellsOfItThenItsName(String operation, boolean locksOut, String name) {
        assertThat(SyncAction.of(operation, locksOut).insightsEvent()).isEqualTo(Optional.ofNullable(name));
    }

    private static SyncStep step(Instant at, String operation, Optional<ScimRefusal> refusal, String detail) {
        ScimCall call = new ScimCall(operation, at, refusal.isPresent() ? 400 : 200, refusal, detail);
        return new SyncStep(SyncAction.of(operation, false), call, Optional.of("id"), Optional.of("o'neil|;%"));
    }
}
