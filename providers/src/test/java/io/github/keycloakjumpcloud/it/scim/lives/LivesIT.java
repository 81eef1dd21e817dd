package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Random lives of three people in two connections. After each step everybody has one account and no other's, nobody is in
 * who is out, and SCIM says what is. {@code -Dlives=500} tells more of them, {@code -Dlives.seed=7} others,
 * {@code -Dlives.steps=60} longer ones. What fails is told again with steps left out, as long as it fails.
 */
class LivesIT {

    private static final int LIVES = Integer.getInteger("lives");
    private static final int STEPS = Integer.getInteger("lives.steps", 20);
    private static final long SEED = Long.getLong("lives.seed", 1L);
    private static final int SHORTENINGS = 80;

    @AutoClose
    private final Town town = new Town();

    private int shortenings;

    @Test
    void peopleWhenAnythingHappensToThemThenEachHasOneAccountAndWhoIsOutIsOut() {
        for (int life = 0; life < LIVES; life++) {
            long seed = SEED * 1_000_003 + life;
            List<Step> steps = Step.sequence(seed, STEPS);
            Optional<Failure> failure = live(seed, steps);
            if (failure.isPresent()) {
                throw shortest(seed, steps, failure.get()).error(SEED, life);
            }
        }
    }

    private Optional<Failure> live(long seed, List<Step> steps) {
        Life life = town.newLife(seed);
        int taken = 0;
        try {
            for (Step step : steps) {
                taken++;
                life.take(step);
            }
            write(life);
            return Optional.empty();
        } catch (Violation e) {
            return Optional.of(new Failure(e.rule(), steps.subList(0, taken), life.story(), e));
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(new Failure(e.getClass().getName(), steps.subList(0, taken), life.story(), e));
        } finally {
            town.tidy(life);
        }
    }

    /** For whoever wants to read what lives are like. */
    private static void write(Life life) {
        try {
            Files.writeString(
                    Keycloak.workFolder("lives.txt"),
                    life.story() + "\n\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Failure shortest(long seed, List<Step> steps, Failure first) {
        Failure best = first;
        for (int chunk = Math.max(1, best.steps().size() / 2); chunk > 0; chunk /= 2) {
            for (int from = 0; from < best.steps().size() && shortenings < SHORTENINGS; ) {
                List<Step> fewer = new ArrayList<>(best.steps());
                fewer.subList(from, Math.min(from + chunk, fewer.size())).clear();
                shortenings++;
                Optional<Failure> again = live(seed, fewer);
                if (again.isPresent() && again.get().rule().equals(first.rule())) {
                    best = again.get();
                } else {
                    from += chunk;
                }
            }
        }
        return best;
    }

    /**
     * @param rule that did not hold
     * @param steps up to the one after which it did not
     */
    private record Failure(String rule, List<Step> steps, String story, Throwable cause) {

        AssertionError error(long seed, int life) {
            return new AssertionError(
                    "Life " + life + " of seed " + seed + " (-Dlives.seed=" + seed + " -Dlives=" + (life + 1)
                            + "), shortened:\n" + story + "\n" + cause,
                    cause);
        }
    }
}
