package io.github.keycloakjumpcloud.core.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.group.GroupRoot.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RootIndexTest {

    private static final long SEED = 17;
    private static final int ROUNDS = 300;
    private static final List<String> NAMES = List.of("A", "B", "AB");

    private final Random random = new Random(SEED);

    @Test
    void overlapsWhenComparedWithALookAtEachOtherRootThenTheyAreTheSame() {
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // given
            List<GroupRoot> roots = IntStream.range(0, 12)
                    .mapToObj(i -> new GroupRoot("c" + i / 2, Kind.values()[i % 2], path()))
                    .toList();
            RootIndex index = new RootIndex(roots);
            for (String connection : List.of("c0", "c3")) {
                List<GroupRoot> own = of(connection, roots);

                // when
                List<RootOverlap> overlaps = index.overlaps(connection, own);

                // then
                List<GroupRoot> others = new ArrayList<>(roots);
                others.removeAll(own);
                assertThat(overlaps)
                        .as("round %d of seed %d", round, SEED)
                        .containsExactlyInAnyOrderElementsOf(RootOverlap.of(own, others));
                found += overlaps.size();
            }
        }
        assertThat(found).isGreaterThan(ROUNDS);
    }

    private List<String> path() {
        return Stream.generate(() -> NAMES.get(random.nextInt(NAMES.size())))
                .limit(1 + random.nextInt(3))
                .toList();
    }

    private static List<GroupRoot> of(String connection, List<GroupRoot> roots) {
        return roots.stream()
                .filter(root -> root.connection().equals(connection))
                .toList();
    }

    @Test
    void overlapsWhenARootOfTheConnectionHasChangedThenItsOldOneInTheIndexDoesNotCount() {
        // given
        RootIndex index = new RootIndex(List.of(new GroupRoot("acme", Kind.GROUPS, List.of("Old"))));

        // then
        assertThat(index.overlaps("acme", List.of(new GroupRoot("acme", Kind.DEPARTMENTS, List.of("Old", "Here")))))
                .isEmpty();
    }

    /** Each of 20,000 connections beside each other one would be 800 million looks. */
    @Test
    void overlapsWhenThousandsShareADepartmentRootThenTheTimeGrowsWithTheirNumberAlone() {
        // given
        List<GroupRoot> roots = IntStream.range(0, 20_000)
                .boxed()
                .flatMap(i -> Stream.of(
                        new GroupRoot("c" + i, Kind.DEPARTMENTS, List.of("Departments")),
                        new GroupRoot("c" + i, Kind.GROUPS, List.of("JumpCloud", "c" + i))))
                .toList();

        // when
        long start = System.nanoTime();
        RootIndex index = new RootIndex(roots);
        long overlaps = IntStream.range(0, 20_000)
                .mapToLong(i ->
                        index.overlaps("c" + i, roots.subList(2 * i, 2 * i + 2)).size())
                .sum();

        // then
        assertThat(overlaps).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
