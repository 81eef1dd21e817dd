package io.github.keycloakjumpcloud.keycloak.scim.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftOutTest {

    private static final ScimProblem UNNAMED = ScimProblem.invalidValue("something");

    private final LeftOut leftOut = new LeftOut();

    @Test
    void operationWhenItTakesNoAccessAwayThenIsRefused() {
        ScimProblem refusal = about("title");

        assertThatThrownBy(() -> leftOut.goOnWithout(refusal)).isSameAs(refusal);
    }

    @Test
    void operationWhenItTakesAccessAwayThenGoesOnWithoutWhatWasRefused() {
        leftOut.takesAccessAway();

        leftOut.goOnWithout(about("title"));
        leftOut.goOnWithout(about("title", "emails"));

        assertThat(leftOut.givenUp()).isEmpty();
        assertThat(leftOut.refused()).containsExactlyInAnyOrder("emails", "title");
        assertThat(leftOut.detail(Set.of("name"))).isEqualTo(Map.of("jumpcloud_scim_left_out", "emails name title"));
    }

    @Test
    void operationWhenItIsNotKnownWhatWasRefusedThenDoesNothingElseAndNamesWhatItWouldHaveDone() {
        leftOut.takesAccessAway();
        leftOut.wouldChange(List.of("title"));

        leftOut.goOnWithout(UNNAMED);

        assertThat(leftOut.givenUp()).contains(UNNAMED);
        assertThat(leftOut.detail(Set.of())).containsValue("title");
    }

    @Test
    void operationWhenTheSameIsRefusedAgainThenDoesNothingElse() {
        leftOut.takesAccessAway();
        leftOut.goOnWithout(about("title"));

        leftOut.goOnWithout(about("title"));

        assertThat(leftOut.givenUp()).isPresent();
        assertThat(leftOut.detail(Set.of())).containsValue("* title");
    }

    @Test
    void operationWhenNothingElseIsLeftThenIsRefused() {
        leftOut.takesAccessAway();
        leftOut.goOnWithout(UNNAMED);

        assertThatThrownBy(() -> leftOut.goOnWithout(UNNAMED)).isSameAs(UNNAMED);
    }

    @Test
    void operationWhenThereIsNoDatabaseThenIsRefused() {
        leftOut.takesAccessAway();

        assertThatThrownBy(() -> leftOut.goOnWithout(ScimProblem.withoutDatabase()))
                .isInstanceOf(ScimProblem.class);
    }

    @Test
    void detailWhenNothingWasLeftOutThenThereIsNone() {
        assertThat(leftOut.detail(Set.of())).isEmpty();
    }

    @Test
    void detailWhenMuchWasLeftOutThenNamesAHundred() {
        List<String> many =
                IntStream.range(0, 500).mapToObj(i -> "Operations[" + i + "]").toList();

        assertThat(LeftOut.detailOf(many).get("jumpcloud_scim_left_out").split(" "))
                .hasSize(100);
    }

    private static ScimProblem about(String... paths) {
        return UNNAMED.about(Set.of(paths));
    }
}
