package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.scim.ScimCall.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScimCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void callsWhenSeveralComeThenTheLastOfEachOperationIsKeptNewestFirst() {
        ScimCalls calls = ScimCalls.NONE
                .with(call("users.search", 0, 200, null))
                .with(call("users.create", 1, 403, ScimRefusal.CONNECTION_DISABLED))
                .with(call("users.search", 60, 200, null))
                .with(call("users.create", 61, 201, null))
                .with(call("users.create", 30, 409, ScimRefusal.TAKEN));

        assertThat(calls.calls())
                .containsExactly(call("users.create", 61, 201, null), call("users.search", 60, 200, null));
    }

    @Test
    void callsWhenATokenHasExpiredThenItsCallsAreOneEntryAndHideNothing() {
        ScimCall created = call("users.create", 0, 201, null);
        ScimCalls calls = ScimCalls.NONE
                .with(created)
                .with(ScimCall.ofExpiredToken(NOW.plusSeconds(60)))
                .with(ScimCall.ofExpiredToken(NOW.plusSeconds(120)));

        assertThat(calls.calls()).containsExactly(ScimCall.ofExpiredToken(NOW.plusSeconds(120)), created);
        assertThat(calls.calls().get(0).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(calls.calls().get(0).refusal()).contains(ScimRefusal.TOKEN_EXPIRED);
        assertThat(ScimCalls.read(calls.toString())).isEqualTo(calls);
    }

    @Test
    void newsWhenATokenHasExpiredThenItsCallsAreWrittenOnceAMinuteAndTheOthersAsBefore() {
        CallNews news = new CallNews(100);
        ScimCall expired = ScimCall.ofExpiredToken(NOW);

        long written = IntStream.range(0, 60_000)
                .filter(millis -> news.isDue("a", expired, millis))
                .count();

        assertThat(written).isEqualTo(1);
        assertThat(news.isDue("a", call("users.create", 0, 201, null), 1)).isTrue();
        assertThat(news.isDue("a", expired, 59_999)).isFalse();
        assertThat(news.isDue("a", expired, 60_000)).isTrue();
    }

    @Test
    void callsWhenWrittenAndReadThenTheyAreTheSame() {
        ScimCall other = new ScimCall(
                "users.create", NOW, 400, Optional.of(ScimRefusal.OTHER), "name.givenName; a\\b = too long");
        ScimCalls calls = ScimCalls.NONE
                .with(call("groups.delete", 3, 204, null))
                .with(call("users.read", 2, 404, null))
                .with(call("users.patch", 1, 403, ScimRefusal.BRAKE_ENGAGED))
                .with(other);

        assertThat(ScimCalls.read(calls.toString())).isEqualTo(calls);
        assertThat(other.fact().orElseThrow().arguments())
                .containsExactly(FactArgument.number(400), FactArgument.text("name.givenName; a\\b = too long"));
    }

    @Test
    void callsWhenManyOperationsComeThenTheRowStaysSmall() {
        ScimCalls calls = ScimCalls.NONE;
        for (int i = 0; i < 100; i++) {
            calls = calls.with(new ScimCall(
                    "operation." + i, NOW.plusSeconds(i), 400, Optional.of(ScimRefusal.OTHER), "x".repeat(5_000)));
        }

        assertThat(calls.calls()).hasSize(24);
        assertThat(calls.calls().get(0).operation()).isEqualTo("operation.99");
        assertThat(calls.toString()).hasSizeLessThan(24 * 320);
    }

    @Test
    void detailWhenTheRefusalHasAKindThenItIsNotKept() {
        ScimCall call = new ScimCall(
                "users.create", NOW, 403, Optional.of(ScimRefusal.CONNECTION_DISABLED), "the connection is disabled");

        assertThat(call.detail()).isEmpty();
        assertThat(call.fact().orElseThrow().arguments()).isEmpty();
    }

    @Test
    void outcomeWhenAskedThenItFollowsStatusAndRefusal() {
        assertThat(List.of(
                        call("users.read", 0, 200, null).outcome(),
                        call("users.read", 0, 404, null).outcome(),
                        call("users.read", 0, 403, ScimRefusal.SWITCHED_OFF).outcome(),
                        call("users.read", 0, 500, ScimRefusal.OTHER).outcome()))
                .containsExactly(Outcome.DONE, Outcome.NOT_FOUND, Outcome.REFUSED, Outcome.FAILED);
    }

    @Test
    void rowWhenALaterVersionOrSomebodyElseWroteItThenWhatIsKnownIsRead() {
        String row = ScimCalls.NONE
                .with(call("users.create", 0, 403, ScimRefusal.BRAKE_ENGAGED))
                .toString();

        assertThat(ScimCalls.read(row.replace("brake-engaged", "new-kind")).calls())
                .extracting(ScimCall::refusal)
                .containsExactly(Optional.of(ScimRefusal.OTHER));
        assertThat(ScimCalls.read(row.replace("403", "many"))).isEqualTo(ScimCalls.NONE);
        assertThat(ScimCalls.read("nonsense")).isEqualTo(ScimCalls.NONE);
        assertThat(ScimCalls.read("")).isEqualTo(ScimCalls.NONE);
    }

    @Test
    void newsWhenALargePushComesThenAFewRowsAMinuteAreWritten() {
        CallNews news = new CallNews(100);

        long written = IntStream.range(0, 60_000)
                .filter(millis -> news.isDue("a", call("users.create", 0, 201, null), millis))
                .count();

        assertThat(written).isEqualTo(1);
        assertThat(news.isDue("a", call("users.create", 0, 201, null), 60_000)).isTrue();
    }

    @Test
    void newsWhenAnOperationComesOutOtherwiseThenItIsWrittenAtOnceAndTheWayBackSoon() {
        CallNews news = new CallNews(100);
        ScimCall done = call("users.create", 0, 201, null);
        ScimCall refused = call("users.create", 0, 403, ScimRefusal.CONNECTION_DISABLED);

        assertThat(news.isDue("a", done, 0)).isTrue();
        assertThat(news.isDue("a", refused, 1)).isTrue();
        assertThat(news.isDue("a", done, 4_999)).isFalse();
        assertThat(news.isDue("a", done, 5_000)).isTrue();
        assertThat(news.isDue("a", done, 10_000)).isFalse();
        assertThat(news.isDue("b", done, 10_000)).isTrue();
        assertThat(news.isDue("a", call("users.search", 0, 201, null), 10_000)).isTrue();
    }

    @Test
    void newsWhenOutcomesAlternateThenOneInFiveSecondsEachIsWritten() {
        CallNews news = new CallNews(100);

        long written = IntStream.range(0, 60_000)
                .filter(millis -> news.isDue(
                        "a",
                        millis % 2 == 0
                                ? call("users.create", 0, 201, null)
                                : call("users.create", 0, 409, ScimRefusal.TAKEN),
                        millis))
                .count();

        assertThat(written).isLessThanOrEqualTo(24);
    }

    @Test
    void newsWhenItIsFullThenTheOldestGoes() {
        CallNews news = new CallNews(2);
        assertThat(news.isDue("a", call("users.read", 0, 200, null), 0)).isTrue();
        assertThat(news.isDue("b", call("users.read", 0, 200, null), 1)).isTrue();
        assertThat(news.isDue("c", call("users.read", 0, 200, null), 2)).isTrue();

        assertThat(news.isDue("c", call("users.read", 0, 200, null), 3)).isFalse();
        assertThat(news.isDue("a", call("users.read", 0, 200, null), 4)).isTrue();
    }

    private static ScimCall call(String operation, int second, int status, ScimRefusal refusal) {
        return new ScimCall(operation, NOW.plusSeconds(second), status, Optional.ofNullable(refusal), "");
    }
}
