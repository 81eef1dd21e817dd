package io.github.keycloakjumpcloud.core.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakjumpcloud.core.access.GroupPattern;
import io.github.keycloakjumpcloud.core.group.GroupRule.Target;
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
                "Sales|no arrow",
                "Sales = role:x|no arrow",
                "-> role:x|no JumpCloud group",
                "Sales ->|target must be",
                "Sales -> x|target must be",
                "Sales -> Role:x|target must be",
                "Sales -> group:|path",
                "Sales -> group:Teams|path",
                "Sales -> group:/|path",
                "Sales -> group:/Teams/|path",
                "Sales -> group://Teams|path",
                "Sales -> role:|name",
                "Sales -> role:/x|name",
                "Sales -> role:x/|name",
            })
    void parseWhenALineIsWrongThenSaysWhichAndWhy(String line, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupRule.parse("a -> role:x\n\n" + line + "\nb -> nonsense"))
                .withMessageContaining("Line 3")
                .withMessageContaining(reason);
    }

    @Test
    void parseWhenPatternIsHugeThenSaysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupRule.parse("x".repeat(5_000) + " -> role:x"))
                .withMessageContaining("Line 1")
                .withMessageContaining("2048");
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
}
