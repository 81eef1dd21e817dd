package io.github.keycloakjumpcloud.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakjumpcloud.core.fact.FactArgument;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private final Problems problems = new Problems();

    @Test
    void requireNoneWhenSeveralFieldsAreWrongThenAllAreToldInOrder() {
        // when
        problems.collectAt("first", () -> {
            throw ProblemKind.BLANK.thrown();
        });
        problems.collect(() -> {
            throw new WrongInput(ProblemKind.TOO_LONG.problem(255).at("second"));
        });
        String read = problems.read("otherwise", () -> {
            throw ProblemKind.NOT_JSON.thrown();
        });

        // then
        assertThat(read).isEqualTo("otherwise");
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(problems::requireNone)
                .withMessage("first: blank, second: too-long, not-json")
                .satisfies(wrong -> assertThat(wrong.problems())
                        .containsExactly(
                                ProblemKind.BLANK.problem().at("first"),
                                ProblemKind.TOO_LONG.problem(255).at("second"),
                                ProblemKind.NOT_JSON.problem()));
    }

    @Test
    void addWhenAFieldIsWrongTwiceThenTheFirstCounts() {
        // when
        problems.add(ProblemKind.NOT_A_URI.problem().at("entityId"));
        problems.add(ProblemKind.NOT_A_WEB_ADDRESS.problem().at("entityId"));
        problems.add(ProblemKind.SETTING_NAME_TOO_LONG.problem(255));
        problems.add(ProblemKind.SETTING_NAME_TOO_LONG.problem(255));

        // then
        assertThat(problems.all())
                .containsExactly(
                        ProblemKind.NOT_A_URI.problem().at("entityId"), ProblemKind.SETTING_NAME_TOO_LONG.problem(255));
    }

    @Test
    void addWhenThereAreManyThenTheFirstFiftyAreKept() {
        // when
        IntStream.range(0, 1_000_000)
                .forEach(i -> problems.add(ProblemKind.BLANK.problem().at("field" + i)));

        // then
        assertThat(problems.isFull()).isTrue();
        assertThat(problems.all())
                .hasSize(50)
                .last()
                .isEqualTo(ProblemKind.BLANK.problem().at("field49"));
    }

    @Test
    void requireNoneWhenNothingIsWrongThenItPasses() {
        assertThat(problems.read("otherwise", () -> "value")).isEqualTo("value");
        assertThatCode(problems::requireNone).doesNotThrowAnyException();
    }

    @Test
    void collectWhenItFailsOtherwiseThenTheFailureGoesOn() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> problems.collectAt("field", () -> {
                    throw new IllegalStateException("fault");
                }));
    }

    @Test
    void problemWhenATextHasControlCharactersThenItIsOneCleanLine() {
        assertThat(ProblemKind.NOT_A_DOMAIN.problem("a\nb").fact().arguments())
                .containsExactly(FactArgument.text("a b"));
        assertThat(ProblemKind.TOO_LONG.problem(255).fact().arguments()).containsExactly(FactArgument.number(255));
    }

    @Test
    void problemWhenArgumentsAreMissingThenItIsNotMade() {
        assertThatIllegalArgumentException().isThrownBy(ProblemKind.TOO_LONG::problem);
    }
}
