package io.github.keycloakjumpcloud.core.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupReconcileTest {

    @ParameterizedTest
    @CsvSource({
        // desired, granted before, granted by others, held -> join, leave, granted
        "'',    '',   '',  '',   '',   '',  ''",
        "'a b', '',   '',  '',   'a b','',  'a b'",
        "'a',   'a',  '',  'a',  '',   '',  'a'",
        "'',    'a',  '',  'a',  '',   'a', ''",
        "'b',   'a',  '',  'a',  'b',  'a', 'b'",
        // what an admin gave is neither taken nor claimed
        "'',    '',   '',  'x',  '',   '',  ''",
        "'x',   '',   '',  'x',  '',   '',  ''",
        "'a',   '',   '',  'x',  'a',  '',  'a'",
        // what somebody else took away meanwhile comes back, or is forgotten
        "'a',   'a',  '',  '',   'a',  '',  'a'",
        "'',    'a',  '',  '',   '',   '',  ''",
        // what another mapper gave is claimed too when it is desired, and left to that mapper when it is not
        "'a',   '',   'a', 'a',  '',   '',  'a'",
        "'',    'a',  'a', 'a',  '',   '',  ''",
        "'',    '',   'a', 'a',  '',   '',  ''",
    })
    void reconcileWhenSetsDifferThenChangesOnlyItsOwn(
            String desired, String before, String others, String held, String join, String leave, String granted) {
        assertThat(GroupReconcile.reconcile(ids(desired), ids(before), ids(others), ids(held), Set.of(), Set.of()))
                .isEqualTo(new GroupChanges(ids(join), ids(leave), ids(granted), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        // desired, granted before, held -> join, leave, granted; k is SCIM's to take away
        "'',    'k',   'k',   '',  '',  'k'",
        "'',    'k a', 'k a', '',  'a', 'k'",
        "'k',   'k',   'k',   '',  '',  'k'",
        "'k',   '',    '',    'k', '',  'k'",
        // what SCIM has taken away, or given, is not the mapper's
        "'',    'k',   '',    '',  '',  ''",
        "'',    '',    'k',   '',  '',  ''",
        "'k',   '',    'k',   '',  '',  ''",
    })
    void reconcileWhenScimSaysWhoLeavesThenStaysAndIsRemembered(
            String desired, String before, String held, String join, String leave, String granted) {
        assertThat(GroupReconcile.reconcile(ids(desired), ids(before), Set.of(), ids(held), Set.of(), Set.of("k")))
                .isEqualTo(new GroupChanges(ids(join), ids(leave), ids(granted), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        // desired, granted before, granted by others, held -> join, leave, granted, refused; x makes administrators
        "'x',   '',  '',  '',  '',  '',  '',    'x'",
        "'a x', '',  '',  '',  'a', '',  'a',   'x'",
        // who has it already keeps it, until it is desired no more
        "'x',   'x', '',  'x', '',  '',  'x',   ''",
        "'x',   '',  '',  'x', '',  '',  '',    ''",
        "'',    'x', '',  'x', '',  'x', '',    ''",
        "'',    '',  '',  'x', '',  '',  '',    ''",
        // what somebody else took away meanwhile does not come back, and is forgotten
        "'x',   'x', '',  '',  '',  '',  '',    'x'",
        "'x',   '',  'x', '',  '',  '',  '',    'x'",
    })
    void reconcileWhenItMakesAdministratorsThenIsNotGiven(
            String desired,
            String before,
            String others,
            String held,
            String join,
            String leave,
            String granted,
            String refused) {
        assertThat(GroupReconcile.reconcile(
                        ids(desired), ids(before), ids(others), ids(held), Set.of("x", "y"), Set.of()))
                .isEqualTo(new GroupChanges(ids(join), ids(leave), ids(granted), ids(refused)));
    }

    @Test
    void reconcileWhenRepeatedThenChangesNothingMore() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            Set<String> desired = randomIds(random);
            Set<String> others = randomIds(random);
            Set<String> held = randomIds(random);
            Set<String> forbidden = randomIds(random);
            GroupChanges first =
                    GroupReconcile.reconcile(desired, randomIds(random), others, held, forbidden, Set.of());

            Set<String> after = new HashSet<>(held);
            after.addAll(first.join());
            after.removeAll(first.leave());
            GroupChanges second =
                    GroupReconcile.reconcile(desired, first.granted(), others, after, forbidden, Set.of());

            assertThat(first.join()).noneMatch(forbidden::contains);
            assertThat(first.refused()).isSubsetOf(forbidden);
            assertThat(after).containsAll(without(desired, first.refused()));
            assertThat(second).isEqualTo(new GroupChanges(Set.of(), Set.of(), first.granted(), first.refused()));
        }
    }

    @Test
    void reconcileWhenTwoMappersGrantTheSameThenOnlyTheLastOneTakesItAway() {
        // given
        Set<String> one = GroupReconcile.reconcile(Set.of("a"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of())
                .granted();
        Set<String> other = GroupReconcile.reconcile(Set.of("a"), Set.of(), one, Set.of("a"), Set.of(), Set.of())
                .granted();

        // when
        GroupChanges oneLeaves = GroupReconcile.reconcile(Set.of(), one, other, Set.of("a"), Set.of(), Set.of());
        GroupChanges otherLeaves =
                GroupReconcile.reconcile(Set.of(), other, oneLeaves.granted(), Set.of("a"), Set.of(), Set.of());

        // then
        assertThat(oneLeaves.leave()).isEmpty();
        assertThat(otherLeaves.leave()).containsExactly("a");
    }

    private static Set<String> without(Set<String> ids, Set<String> others) {
        Set<String> rest = new HashSet<>(ids);
        rest.removeAll(others);
        return rest;
    }

    private static Set<String> randomIds(Random random) {
        return random.ints(random.nextInt(4), 0, 5).mapToObj(i -> "g" + i).collect(Collectors.toSet());
    }

    private static Set<String> ids(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.split(" "));
    }
}
