package io.github.keycloakjumpcloud.core.department;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.department.DepartmentDecision.Target;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepartmentMergeTest {

    private static final Department SALES = new Department("sales-id", "Sales", true, false);
    private static final Department CLOSED = new Department("closed-id", "Closed", false, false);
    private static final Department OTHER = new Department("other-id", "Other", true, false);
    private static final Department OPERATORS = new Department("operators-id", "Operators", true, true);
    private static final Department THIRD = new Department("third-id", "Third", false, false);

    @Test
    void decideWhenAbsentThenNothingChanges() {
        DepartmentDecision decision = DepartmentMerge.decide(Optional.empty(), Optional.empty(), Set.of(SALES, CLOSED));

        assertThat(decision).isEqualTo(new DepartmentDecision(new Target.None(), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00A0", "\u200B\t"})
    void decideWhenBlankThenLeavesAll(String blank) {
        DepartmentDecision decision =
                DepartmentMerge.decide(Optional.of(blank), Optional.empty(), Set.of(SALES, CLOSED));

        assertThat(decision).isEqualTo(new DepartmentDecision(new Target.None(), Set.of("sales-id", "closed-id")));
    }

    @Test
    void decideWhenMissingThenCreatesAndLeavesTheOthers() {
        DepartmentDecision decision =
                DepartmentMerge.decide(Optional.of(" New  One "), Optional.empty(), Set.of(OTHER, CLOSED));

        assertThat(decision)
                .isEqualTo(new DepartmentDecision(
                        new Target.Create(DepartmentName.parse("New One").orElseThrow()),
                        Set.of("other-id", "closed-id")));
    }

    @Test
    void decideWhenEnabledThenJoinsAndLeavesTheOthers() {
        DepartmentDecision decision =
                DepartmentMerge.decide(Optional.of("sales"), Optional.of(SALES), Set.of(OTHER, THIRD));

        assertThat(decision).isEqualTo(new DepartmentDecision(new Target.Join(SALES), Set.of("other-id", "third-id")));
    }

    @Test
    void decideWhenAlreadyInEnabledThenStaysAndLeavesTheOthers() {
        DepartmentDecision decision =
                DepartmentMerge.decide(Optional.of("SALES"), Optional.of(SALES), Set.of(SALES, OTHER));

        assertThat(decision).isEqualTo(new DepartmentDecision(new Target.Stay(SALES), Set.of("other-id")));
    }

    @Test
    void decideWhenDisabledThenIsSkippedButStillLeavesTheOthers() {
        DepartmentDecision decision = DepartmentMerge.decide(Optional.of("closed"), Optional.of(CLOSED), Set.of(SALES));

        assertThat(decision).isEqualTo(new DepartmentDecision(new Target.SkippedDisabled(CLOSED), Set.of("sales-id")));
    }

    @Test
    void decideWhenAlreadyInDisabledThenStaysAndLeavesTheOthers() {
        DepartmentDecision decision =
                DepartmentMerge.decide(Optional.of("closed"), Optional.of(CLOSED), Set.of(CLOSED, SALES));

        assertThat(decision).isEqualTo(new DepartmentDecision(new Target.Stay(CLOSED), Set.of("sales-id")));
    }

    @Test
    void decideWhenItMakesAdministratorsThenIsSkippedButStillLeavesTheOthers() {
        DepartmentDecision decision =
                DepartmentMerge.decide(Optional.of("operators"), Optional.of(OPERATORS), Set.of(SALES));

        assertThat(decision)
                .isEqualTo(new DepartmentDecision(new Target.SkippedAdministrators(OPERATORS), Set.of("sales-id")));
    }

    @Test
    void decideWhenAlreadyInOneThatMakesAdministratorsThenStaysUntilItIsNamedNoMore() {
        DepartmentDecision stays =
                DepartmentMerge.decide(Optional.of("Operators"), Optional.of(OPERATORS), Set.of(OPERATORS));
        DepartmentDecision leaves = DepartmentMerge.decide(Optional.of("Sales"), Optional.of(SALES), Set.of(OPERATORS));

        assertThat(stays).isEqualTo(new DepartmentDecision(new Target.Stay(OPERATORS), Set.of()));
        assertThat(leaves).isEqualTo(new DepartmentDecision(new Target.Join(SALES), Set.of("operators-id")));
    }

    @Test
    void decideWhenDisabledOneMakesAdministratorsThenTheRoleIsTheReason() {
        Department both = new Department("both-id", "Both", false, true);

        assertThat(DepartmentMerge.decide(Optional.of("Both"), Optional.of(both), Set.of())
                        .target())
                .isEqualTo(new Target.SkippedAdministrators(both));
    }

    @Test
    void decideWhenLookUpMissedTheOneTheUserIsInThenReusesItInsteadOfMakingASecond() {
        DepartmentDecision decision =
                DepartmentMerge.decide(Optional.of("SALES "), Optional.empty(), Set.of(SALES, OTHER));

        assertThat(decision).isEqualTo(new DepartmentDecision(new Target.Stay(SALES), Set.of("other-id")));
    }

    @Test
    void decideWhenTwoGroupsOfTheSameNameExistThenLeavesTheOtherOne() {
        Department duplicate = new Department("duplicate-id", "SALES", true, false);

        DepartmentDecision decision =
                DepartmentMerge.decide(Optional.of("Sales"), Optional.of(SALES), Set.of(duplicate));

        assertThat(decision).isEqualTo(new DepartmentDecision(new Target.Join(SALES), Set.of("duplicate-id")));
    }

    @Test
    void decideWhenInNoDepartmentThenLeavesNone() {
        assertThat(DepartmentMerge.decide(Optional.of("Sales"), Optional.of(SALES), Set.of())
                        .leave())
                .isEmpty();
        assertThat(DepartmentMerge.decide(Optional.of(""), Optional.empty(), Set.of()))
                .isEqualTo(new DepartmentDecision(new Target.None(), Set.of()));
    }
}
