package io.github.keycloakjumpcloud.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-30");
    private static final LocalDate LATER = DAY.plusDays(30);

    @Test
    void readWhenWrittenThenItIsTheSame() {
        Seen seen = Seen.NONE.plus(DAY, Set.of("a", "b")).plus(DAY.plusDays(1), Set.of("b", "c"));

        assertThat(Seen.read(seen.toString())).isEqualTo(seen);
        assertThat(seen.people().get(DAY)).containsExactly("a");
        assertThat(Seen.read("nonsense")).isEqualTo(Seen.NONE);
        assertThat(Seen.read("people=x@a,2026-11-30,2026-13-01@b;")).isEqualTo(Seen.NONE);
    }

    @Test
    void unseenWhenThirtyDaysAreKnownThenThoseWhoDidNotCome() {
        Seen seen = Seen.NONE.plus(DAY, Set.of("a")).plus(DAY.plusDays(1), Set.of("b"));

        assertThat(seen.unseen(() -> List.of("a", "b", "c"), LATER.minusDays(1)))
                .isEqualTo(OptionalLong.empty());
        assertThat(seen.unseen(() -> List.of("a", "b", "c"), LATER)).isEqualTo(OptionalLong.of(1));
        assertThat(seen.unseen(() -> List.of("a", "b", "c"), LATER.plusDays(1))).isEqualTo(OptionalLong.of(2));
        assertThat(Seen.NONE.unseen(() -> List.of("a"), LATER)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void plusWhenADayComesLateThenTheLaterOneCounts() {
        Seen seen = Seen.NONE.plus(DAY.plusDays(1), Set.of("a")).plus(DAY, Set.of("a", "b"));

        assertThat(seen.people().get(DAY)).containsExactly("b");
        assertThat(seen.people().get(DAY.plusDays(1))).containsExactly("a");
    }

    @Test
    void plusWhenNobodyCameThenTheDayIsKnownAllTheSame() {
        assertThat(Seen.NONE.plus(DAY, Set.of()).unseen(() -> List.of("a"), LATER))
                .isEqualTo(OptionalLong.of(1));
        assertThat(Seen.NONE.contains(DAY, Set.of())).isFalse();
        assertThat(Seen.NONE.plus(DAY, Set.of()).contains(DAY, Set.of())).isTrue();
    }

    @Test
    void plusWhenThereAreTooManyThenItIsNotKnownWhoIsMissing() {
        List<String> many =
                IntStream.range(0, 20_001).mapToObj(Integer::toString).toList();
        Seen seen = Seen.NONE.plus(DAY, many.subList(0, 20_000));

        assertThat(seen.unseen(() -> List.of("x"), LATER)).isEqualTo(OptionalLong.of(1));
        assertThat(seen.plus(DAY, many).unseen(() -> List.of("x"), LATER)).isEqualTo(OptionalLong.empty());
        assertThat(Seen.read(seen.plus(DAY, many).toString()).full()).contains(DAY);
        assertThat(seen.plus(DAY, many).unseen(() -> List.of("x"), LATER.plusDays(1)))
                .isEqualTo(OptionalLong.of(1));
    }
}
