package io.github.keycloakjumpcloud.core.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalReasonTest {

    /** The published table: whoever changes a code breaks admins' alerts. */
    @Test
    void codesWhenListedThenAreThePublishedOnes() {
        assertThat(Arrays.stream(RefusalReason.values()).map(RefusalReason::code))
                .containsExactly(
                        "JC-101", "JC-102", "JC-103", "JC-104", "JC-105", "JC-106", "JC-107", "JC-201", "JC-202",
                        "JC-203", "JC-204", "JC-205", "JC-206", "JC-207", "JC-208", "JC-301", "JC-302", "JC-303",
                        "JC-304", "JC-305", "JC-306", "JC-307", "JC-308", "JC-309", "JC-310", "JC-311", "JC-312",
                        "JC-313", "JC-314");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_IN_ALLOWED_GROUP, JC-101, jumpcloudRefusal101, 403",
        "LINKING_REFUSED, JC-204, jumpcloudRefusal204, 403",
        "LOGIN_FAILED, JC-208, jumpcloudRefusal208, 500",
        "SIGNATURE_INVALID, JC-301, jumpcloudRefusal301, 400",
        "ANSWER_TO_ANOTHER_REQUEST, JC-313, jumpcloudRefusal313, 400",
    })
    void refusalWhenAskedThenAnswersWithCodeKeyAndStatus(RefusalReason refusal, String code, String key, int status) {
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.messageKey()).isEqualTo(key);
        assertThat(refusal.httpStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void ofCodeWhenCodeIsOursThenFindsIt(RefusalReason refusal) {
        assertThat(RefusalReason.ofCode(refusal.code())).contains(refusal);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "JC-100", "jc-101", "JC-101 ", "101"})
    void ofCodeWhenCodeIsNotOursThenEmpty(String code) {
        assertThat(RefusalReason.ofCode(code)).isEmpty();
    }

    @Test
    void checksWhenListedThenAreDistinctSlugs() {
        assertThat(Arrays.stream(RefusalReason.values()).map(RefusalReason::check))
                .doesNotHaveDuplicates()
                .allMatch(check -> check.matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @EnumSource
    void remedyWhenAskedThenSaysWhere(RefusalReason refusal) {
        assertThat(Wording.english().field(refusal.remedy())).matches("(SSO application|Users) > .+|none: .+");
    }

    @Test
    void refusedWhenAFactHoldsALineBreakThenItIsOneLine() {
        Refusal refused = new Refusal(
                RefusalReason.GROUP_ATTRIBUTE_ABSENT,
                RefusalFact.GROUP_ATTRIBUTE_ABSENT,
                FactArgument.text("a\n2026-01-01 ERROR \u001B[31mforged"),
                FactArgument.texts(List.of()));

        assertThat(Wording.english().sentence(refused.fact()))
                .isEqualTo("the group attribute a 2026-01-01 ERROR [31mforged did not come; attributes received: none");
    }

    @Test
    void refusedWhenFactIsMissingThenRefusesToBe() {
        assertThatThrownBy(() -> new Refusal(RefusalReason.UNSIGNED, (Fact) null))
                .isInstanceOf(NullPointerException.class);
    }

    /** Trying again after a refusal about the person would bring the same person back, through JumpCloud's session. */
    @Test
    void waysOnWhenTheRefusalIsAboutThePersonThenAnotherAccountIsOfferedAndNotTheSameAgain() {
        assertThat(withWay(WayOn.ANOTHER_ACCOUNT))
                .containsExactly(
                        "JC-101", "JC-102", "JC-103", "JC-104", "JC-105", "JC-106", "JC-201", "JC-202", "JC-203",
                        "JC-204", "JC-206", "JC-307", "JC-312");
        assertThat(withWay(WayOn.AGAIN))
                .containsExactly(
                        "JC-202", "JC-205", "JC-207", "JC-208", "JC-301", "JC-303", "JC-308", "JC-309", "JC-311",
                        "JC-313");
        assertThat(withWay(WayOn.WITHOUT_JUMPCLOUD)).containsExactly("JC-107", "JC-204", "JC-206");
    }

    private static List<String> withWay(WayOn way) {
        return Arrays.stream(RefusalReason.values())
                .filter(reason -> reason.waysOn().contains(way))
                .map(RefusalReason::code)
                .toList();
    }

    @Test
    void waysOnWhenTwoThingsHappenedAtOnceThenTryingAgainHelps() {
        Refusal refused = new Refusal(RefusalReason.LINKING_REFUSED, RefusalFact.FIRST_SIGN_IN_IN_PROGRESS);

        assertThat(refused.waysOn()).containsExactly(WayOn.AGAIN);
    }

    @Test
    void sentencesWhenTheSignInLinkOpensNothingThenTheyAreItsOwn() {
        Refusal link = new Refusal(RefusalReason.UNSOLICITED, RefusalFact.LINK_OPENS_NO_CLIENT);
        Refusal tile = new Refusal(RefusalReason.UNSOLICITED, RefusalFact.NO_PORTAL_CLIENT);

        assertThat(link.messageKey()).isEqualTo("jumpcloudRefusal310Link");
        assertThat(link.helpKey()).isEqualTo("jumpcloudHelp310Link");
        assertThat(Wording.english().field(link.remedy())).startsWith("none: on the connection in Keycloak");
        assertThat(tile.remedy()).isEqualTo(link.remedy());
        assertThat(tile.messageKey()).isEqualTo("jumpcloudRefusal310");
        assertThat(tile.helpKey()).isEqualTo("jumpcloudHelp310");
    }

    @Test
    void endsSessionsWhenAskedThenOnlyALossOfAccessDoes() {
        assertThat(RefusalReason.values())
                .filteredOn(RefusalReason::endsSessions)
                .extracting(RefusalReason::code)
                .containsExactlyInAnyOrder("JC-101", "JC-102", "JC-104");
    }
}
