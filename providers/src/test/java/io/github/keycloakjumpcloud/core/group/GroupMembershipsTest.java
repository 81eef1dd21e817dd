package io.github.keycloakjumpcloud.core.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupMembershipsTest {

    @Test
    void ofWhenNamesRepeatOrAreBlankThenMirrorsEachOnceInTheOrderReceived() {
        GroupMemberships memberships = GroupMemberships.of(List.of("b", " ", "a", "b\u200B", "\u0000", "A"));

        assertThat(memberships.mirrored()).extracting(MirroredGroup::name).containsExactly("b", "a", "A");
        assertThat(memberships.cutOff()).isZero();
    }

    @Test
    void ofWhenThereAreTenThousandThenMirrorsTheFirstThousand() {
        GroupMemberships memberships = GroupMemberships.of(
                IntStream.rangeClosed(1, 10_000).mapToObj(i -> "group " + i).toList());

        assertThat(memberships.mirrored()).hasSize(GroupMemberships.LIMIT).endsWith(new MirroredGroup("group 1000"));
        assertThat(memberships.cutOff()).isEqualTo(9_000);
    }

    @Test
    void ofWhenThereAreExactlyAsManyAsAllowedThenCutsNone() {
        GroupMemberships memberships = GroupMemberships.of(
                IntStream.rangeClosed(1, 1_000).mapToObj(Integer::toString).toList());

        assertThat(memberships.mirrored()).hasSize(1_000);
        assertThat(memberships.cutOff()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"' Sales ', Sales", "A/B %2F ## \uD83D\uDE00, A/B %2F ## \uD83D\uDE00", "Sa\u202Eles, Sales"})
    void mirroredGroupWhenParsedThenIsClean(String received, String name) {
        assertThat(MirroredGroup.parse(received)).contains(new MirroredGroup(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\u200D", "\u0000\u0001"})
    void mirroredGroupWhenNothingIsVisibleThenNone(String received) {
        assertThat(MirroredGroup.parse(received)).isEmpty();
    }

    @Test
    void mirroredGroupWhenNameIsLongThenCutsIt() {
        assertThat(MirroredGroup.parse("x".repeat(300)).orElseThrow().name()).hasSize(255);
    }
}
