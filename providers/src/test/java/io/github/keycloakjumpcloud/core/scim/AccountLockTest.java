package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountLockTest {

    private static final Optional<Boolean> IN = Optional.of(true);
    private static final Optional<Boolean> OUT = Optional.of(false);

    @ParameterizedTest(name = "disabled here {0}, elsewhere {1}: in {2}, out {3}")
    @CsvSource({
        "false, false, LEAVE_DISABLED, STAY_OUT",
        "true,  false, LET_IN,         STAY_OUT",
        "false, true,  LEAVE_DISABLED, JOIN_LOCK",
        "true,  true,  WITHDRAW,       STAY_OUT"
    })
    void accountWhenDisabledThenOnlyWhoDisabledItEnablesIt(
            boolean here, boolean elsewhere, LockDecision in, LockDecision out) {
        AccountLock lock = AccountLock.of(false, here, elsewhere);

        assertThat(lock.decide(IN)).isEqualTo(in);
        assertThat(lock.decide(OUT)).isEqualTo(out);
        assertThat(lock.decide(Optional.empty())).isEqualTo(LockDecision.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void accountWhenEnabledThenWhatWasBeforeDoesNotCount(boolean here, boolean elsewhere) {
        AccountLock lock = AccountLock.of(true, here, elsewhere);

        assertThat(lock).isEqualTo(AccountLock.ENABLED);
        assertThat(lock.decide(IN)).isEqualTo(LockDecision.NOTHING);
        assertThat(lock.decide(OUT)).isEqualTo(LockDecision.LOCK_OUT);
        assertThat(lock.decide(Optional.empty())).isEqualTo(LockDecision.NOTHING);
    }

    @Test
    void accountWhenItLivesThenNobodyIsInWhomSomebodyHasPutOut() {
        lives().forEach(AccountLockTest::live);
    }

    private static void live(List<Step> life) {
        Account account = new Account();
        boolean first = false;
        boolean second = false;
        boolean admin = false;
        for (Step step : life) {
            // The rule in other words: three people hold the door, and each lets go of it alone. An administrator who
            // opens it opens it for all; who comes to a door that only the administrator holds takes no hold of it.
            switch (step) {
                case FIRST_OUT -> first = first || !admin;
                case FIRST_IN -> first = false;
                case SECOND_OUT -> second = second || !admin;
                case SECOND_IN -> second = false;
                case ADMIN_OUT -> admin = !first && !second;
                case ADMIN_IN -> {
                    first = false;
                    second = false;
                    admin = false;
                }
            }
            account.take(step);
            assertThat(account.enabled).as("%s in %s", step, life).isEqualTo(!first && !second && !admin);
        }
    }

    /** Whom the administrator disables while SCIM has disabled them is out by SCIM. */
    enum Step {
        FIRST_OUT,
        FIRST_IN,
        SECOND_OUT,
        SECOND_IN,
        ADMIN_OUT,
        ADMIN_IN
    }

    private static Stream<List<Step>> lives() {
        List<List<Step>> lives = new ArrayList<>();
        extend(List.of(), lives);
        return lives.stream().filter(life -> life.size() == 5);
    }

    private static void extend(List<Step> life, List<List<Step>> lives) {
        lives.add(life);
        if (life.size() < 5) {
            for (Step step : Step.values()) {
                List<Step> longer = new ArrayList<>(life);
                longer.add(step);
                extend(List.copyOf(longer), lives);
            }
        }
    }

    @Test
    void decisionWhenThePersonIsOutAllTheSameThenSaysSo() {
        assertThat(Stream.of(LockDecision.values()).filter(LockDecision::leavesOut))
                .containsExactly(LockDecision.WITHDRAW, LockDecision.LEAVE_DISABLED);
    }

    /** An account with the marks of two connections. */
    private static final class Account {
        private boolean enabled = true;
        private final boolean[] marks = new boolean[2];

        void take(Step step) {
            switch (step) {
                case FIRST_OUT -> told(0, OUT);
                case FIRST_IN -> told(0, IN);
                case SECOND_OUT -> told(1, OUT);
                case SECOND_IN -> told(1, IN);
                case ADMIN_OUT -> enabled = false;
                case ADMIN_IN -> {
                    enabled = true;
                    marks[0] = false;
                    marks[1] = false;
                }
            }
        }

        private void told(int connection, Optional<Boolean> active) {
            switch (AccountLock.of(enabled, marks[connection], marks[1 - connection])
                    .decide(active)) {
                case LOCK_OUT -> {
                    enabled = false;
                    marks[connection] = true;
                }
                case JOIN_LOCK -> marks[connection] = true;
                case LET_IN -> {
                    enabled = true;
                    marks[connection] = false;
                }
                case WITHDRAW -> marks[connection] = false;
                case NOTHING, STAY_OUT, LEAVE_DISABLED -> {}
            }
        }
    }
}
