package io.github.keycloakjumpcloud.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MostUrgentTest {

    private static final Instant EXPIRED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void ofWhenThereAreMoreThanTheLimitThenTheMostUrgentAreShown() {
        MostUrgent<Instant> urgent = expiring(2, List.of(figure("a", LATE), figure("b", EXPIRED), figure("c", SOON)));

        assertThat(urgent.shown()).containsExactly(figure("b", EXPIRED), figure("c", SOON));
        assertThat(urgent.leftOut()).isEqualTo(1);
        assertThat(urgent.first()).contains(EXPIRED);
    }

    @Test
    void nearestWhenACertificateExpiredLongAgoThenItHidesNoneThatIsAboutToExpire() {
        List<ConnectionFigure<Instant>> figures = List.of(figure("a", LATE), figure("b", EXPIRED), figure("c", SOON));

        assertThat(nearest(SOON.minus(Duration.ofDays(7)), figures)).contains(SOON);
        assertThat(nearest(SOON.plus(Duration.ofDays(1)), figures)).contains(SOON);
        assertThat(nearest(EXPIRED.plus(Duration.ofDays(1)), figures)).contains(EXPIRED);
    }

    private static Optional<Instant> nearest(Instant now, List<ConnectionFigure<Instant>> figures) {
        return MostUrgent.of(figures, MostUrgent.nearest(now), 0).first();
    }

    @Test
    void ofWhenThereAreNoMoreThanTheLimitThenAllAreShown() {
        MostUrgent<Instant> urgent = expiring(2, List.of(figure("a", LATE), figure("b", SOON)));

        assertThat(urgent.shown()).containsExactly(figure("b", SOON), figure("a", LATE));
        assertThat(urgent.leftOut()).isZero();
    }

    @Test
    void ofWhenTheLimitIsNoneThenTheFirstIsKnownAllTheSame() {
        MostUrgent<Instant> urgent = expiring(0, List.of(figure("a", LATE), figure("b", SOON)));

        assertThat(urgent.shown()).isEmpty();
        assertThat(urgent.leftOut()).isEqualTo(2);
        assertThat(urgent.first()).contains(SOON);
    }

    @Test
    void ofWhenThereIsNoConnectionThenNothingIsFirst() {
        MostUrgent<Instant> urgent = expiring(1, List.of());

        assertThat(urgent.shown()).isEmpty();
        assertThat(urgent.leftOut()).isZero();
        assertThat(urgent.first()).isEmpty();
    }

    @Test
    void ofWhenTheyAreEquallyUrgentThenRealmAndAliasDecideInWhateverOrderTheyCome() {
        ConnectionFigure<Boolean> first = new ConnectionFigure<>("acme", "b", false);
        ConnectionFigure<Boolean> second = new ConnectionFigure<>("beta", "a", false);
        ConnectionFigure<Boolean> third = new ConnectionFigure<>("beta", "b", false);
        ConnectionFigure<Boolean> engaged = new ConnectionFigure<>("zeta", "z", true);

        assertThat(braked(List.of(third, engaged, second, first)).shown()).containsExactly(engaged, first, second);
        assertThat(braked(List.of(first, second, third, engaged)).shown()).containsExactly(engaged, first, second);
    }

    private static MostUrgent<Instant> expiring(int limit, List<ConnectionFigure<Instant>> figures) {
        return MostUrgent.of(figures, Comparator.naturalOrder(), limit);
    }

    private static MostUrgent<Boolean> braked(List<ConnectionFigure<Boolean>> figures) {
        return MostUrgent.of(figures, Comparator.reverseOrder(), 3);
    }

    private static ConnectionFigure<Instant> figure(String alias, Instant end) {
        return new ConnectionFigure<>("acme", alias, end);
    }
}
