package io.github.keycloakjumpcloud.core.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakjumpcloud.core.access.GroupPattern;
import io.github.keycloakjumpcloud.core.group.GroupRule.Target;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupRuleTest {

    @Test
    void parseWhenSeveralLinesThenOneRuleEach() {
        List<GroupRule> rules = GroupRule.parse("""
            # teams
            Engineering* -> group:/Teams/Engineering

              Admins\u2192role:app-admin
            Admins -> role: my-client/admin
            """);

        assertThat(rules)
                .containsExactly(
                        rule("Engineering*", new Target.Group("/Teams/Engineering")),
                        rule("Admins", new Target.Role("app-admin")),
                        rule("Admins", new Target.Role("my-client/admin")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a -> b -> role:x|a -> b|x",
                "a \u2192 b -> role:x|a \u2192 b|x",
                "a -> role:x -> role:y|a -> role:x|y",
                "a -> role:x->y|a|x->y",
                "a,b ## c -> role:x|a,b ## c|x",
                "* -> role:x|*|x",
            })
    void parseWhenThereAreSeveralArrowsThenTheLastOneBeforeATargetCounts(String line, String pattern, String role) {
        assertThat(GroupRule.parse(line)).containsExactly(rule(pattern, new Target.Role(role)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\n", "# only -> role:a-comment"})
    void parseWhenThereIsNoRuleThenNone(String text) {
        assertThat(GroupRule.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sales|RULE_WITHOUT_ARROW",
                "Sales = role:x|RULE_WITHOUT_ARROW",
                "-> role:x|RULE_GROUP_MISSING",
                "Sales ->|RULE_TARGET_WRONG",
                "Sales -> x|RULE_TARGET_WRONG",
                "Sales -> Role:x|RULE_TARGET_WRONG",
                "Sales -> group:|RULE_PATH_WRONG",
                "Sales -> group:Teams|RULE_PATH_WRONG",
                "Sales -> group:/|RULE_PATH_WRONG",
                "Sales -> group:/Teams/|RULE_PATH_WRONG",
                "Sales -> group://Teams|RULE_PATH_WRONG",
                "Sales -> role:|RULE_ROLE_WRONG",
                "Sales -> role:/x|RULE_ROLE_WRONG",
                "Sales -> role:x/|RULE_ROLE_WRONG",
            })
    void parseWhenALineIsWrongThenSaysWhichAndWhy(String line, ProblemKind kind) {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> GroupRule.parse("a -> role:x\n\n" + line + "\nb -> role:y"))
                .satisfies(wrong -> assertThat(wrong.problems()).containsExactly(kind.problem(3)));
    }

    @Test
    void parseWhenSeveralLinesAreWrongThenSaysAllOfThem() {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> GroupRule.parse("a\nb -> role:x\nc -> group:x\nd"))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .containsExactly(
                                ProblemKind.RULE_WITHOUT_ARROW.problem(1),
                                ProblemKind.RULE_PATH_WRONG.problem(3),
                                ProblemKind.RULE_WITHOUT_ARROW.problem(4)));
    }

    @Test
    void parseWhenPatternIsHugeThenSaysSo() {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> GroupRule.parse("x".repeat(5_000) + " -> role:x"))
                .satisfies(wrong ->
                        assertThat(wrong.problems()).containsExactly(ProblemKind.RULE_GROUP_TOO_LONG.problem(1, 2048)));
    }

    @Test
    void targetsWhenGroupsMatchThenEachTargetOnceInTheOrderOfTheRules() {
        List<GroupRule> rules = GroupRule.parse("b -> role:second\na* -> group:/A\nc -> role:never\nax -> role:second");

        assertThat(GroupRule.targets(rules, List.of("ax", "ay", "b")))
                .containsExactly(new Target.Role("second"), new Target.Group("/A"));
        assertThat(GroupRule.targets(rules, List.of())).isEmpty();
    }

    private static GroupRule rule(String pattern, Target target) {
        return new GroupRule(GroupPattern.of(pattern), target);
    }

    @Test
    void parseWhenTheTextIsTooLongOrEveryLineIsWrongThenItIsRefusedAtOnce() {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> GroupRule.parse("a -> role:b\n".repeat(6_000)))
                .satisfies(wrong ->
                        assertThat(wrong.problems()).containsExactly(ProblemKind.TOO_LONG.problem(GroupRule.LONGEST)));
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> GroupRule.parse("a\n".repeat(30_000)))
                .satisfies(wrong -> assertThat(wrong.problems()).hasSize(50));
    }
}
