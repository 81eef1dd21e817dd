package io.github.keycloakjumpcloud.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final Tally SIGN_IN = Tally.ofSignIn();
    private static final Tally REFUSAL = Tally.ofRefusal("JC-101");

    @Test
    void readWhenWrittenThenItIsTheSame() {
        // given
        Activity activity = Activity.NONE
                .plus(TODAY, SIGN_IN)
                .plus(TODAY, REFUSAL)
                .plus(TODAY, REFUSAL)
                .plus(TODAY, Tally.ofRefusal("JC-202"))
                .plus(TODAY.minusDays(1), SIGN_IN);

        // then
        assertThat(Activity.read(activity.toString())).isEqualTo(activity);
        assertThat(activity.days().get(TODAY).refusals())
                .containsEntry("JC-101", 2L)
                .containsEntry("JC-202", 1L);
        assertThat(activity.days().get(TODAY).refused()).isEqualTo(3);
        assertThat(Activity.read(Activity.NONE.toString())).isEqualTo(Activity.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "days=;",
                "days=nonsense;",
                "days=2026-13-01@1@;",
                "days=2026-11-30@x@;",
                "days=2026-11-30@1;",
                "days=2026-11-30@1234567890123456789@;"
            })
    void readWhenADayIsNoneThenItIsPassedOver(String stored) {
        assertThat(Activity.read(stored)).isEqualTo(Activity.NONE);
    }

    @Test
    void readWhenACodeIsNoneThenTheRestIsRead() {
        assertThat(Activity.read("days=2026-11-30@3@JC-101:2+nonsense+:1+JC-1:x;")
                        .days()
                        .get(TODAY))
                .isEqualTo(new Tally(3, REFUSAL.plus(REFUSAL).refusals()));
    }

    @Test
    void plusWhenADayIsThirtyDaysBackThenItIsForgotten() {
        // given
        Activity activity = Activity.NONE.plus(TODAY.minusDays(30), SIGN_IN).plus(TODAY.minusDays(29), SIGN_IN);

        // when
        Activity next = activity.plus(TODAY, SIGN_IN);

        // then
        assertThat(next.days()).containsOnlyKeys(TODAY.minusDays(29), TODAY);
        assertThat(next.plus(TODAY.minusDays(40), SIGN_IN)).isEqualTo(next);
    }

    @Test
    void untilWhenNobodyCameOnADayThenItIsThereAllTheSame() {
        // when
        var days = Activity.NONE.plus(TODAY.minusDays(2), SIGN_IN).until(TODAY);

        // then
        assertThat(days).hasSize(30);
        assertThat(days.get(0)).isEqualTo(new Activity.Day(TODAY.minusDays(29), Tally.NONE));
        assertThat(days.get(27)).isEqualTo(new Activity.Day(TODAY.minusDays(2), SIGN_IN));
        assertThat(days.get(29)).isEqualTo(new Activity.Day(TODAY, Tally.NONE));
    }
}
