package io.github.keycloakjumpcloud.core.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.core.finding.FindingFact;
import io.github.keycloakjumpcloud.core.finding.FindingKind;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactTest {

    static Stream<FactKind> kinds() {
        return Stream.<FactKind[]>of(
                        RefusalFact.values(), FindingFact.values(), ProblemKind.values(), ScimRefusal.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void kindWhenAskedThenItsNamesAreStableOnes(FactKind kind) {
        assertThat(kind.slug()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(kind.slots())
                .extracting(FactSlot::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+([A-Z][a-z]+)*"));
    }

    @Test
    void messageKeyWhenAskedThenItIsTheNameOfTheKind() {
        assertThat(RefusalFact.NO_ALLOWED_GROUP.messageKey()).isEqualTo("jumpcloudFactNoAllowedGroup");
        assertThat(FindingFact.REQUESTS_SIGNED_BY_SHA1.messageKey()).isEqualTo("jumpcloudFindingRequestsSignedBySha1");
    }

    @Test
    void factWhenArgumentsAreThoseOfAnotherKindThenRefusesToBe() {
        assertThatThrownBy(() -> Fact.of(RefusalFact.NO_ALLOWED_GROUP, FactArgument.number(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-allowed-group");
        assertThatThrownBy(() -> Fact.of(RefusalFact.CERTIFICATE_EXPIRED, FactArgument.text("2026")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Fact.of(RefusalFact.CERTIFICATE_EXPIRED, FactArgument.time(Instant.EPOCH))
                        .arguments())
                .hasSize(1);
    }

    @Test
    void argumentsWhenManyCameFromElsewhereThenOnlySomeAreKept() {
        List<String> many =
                Stream.iterate(1, i -> i + 1).limit(50).map(i -> "n" + i).toList();

        assertThat(FactArgument.names(many.stream()).values()).isEqualTo(many.subList(0, 20));
        assertThat(FactArgument.sorted(many).values()).containsExactly("n1", "n10", "n11", "n12", "n13");
        assertThat(FactArgument.texts(many).values()).isEqualTo(many);
    }

    @Test
    void findingsWhenComparedWithTheirFactsThenEachHasOne() {
        assertThat(Arrays.stream(FindingFact.values()).map(FindingFact::finding))
                .contains(FindingKind.values());
    }
}
