package io.github.keycloakjumpcloud.core.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerRuleTest {

    private static final Instant SENT = Instant.parse("2026-06-15T12:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final SentRequest REQUEST = new SentRequest(Optional.of("ID_1"), Optional.of(SENT));

    static Stream<Arguments> answers() {
        return Stream.of(
                // the assertion's word counts, whatever the time and whoever made the envelope
                Arguments.of(RequestProof.ASSERTION, facts(false, -3600, "ID_1"), REQUEST),
                Arguments.of(RequestProof.ASSERTION, facts(true, 1, "ID_1"), REQUEST),
                Arguments.of(
                        RequestProof.ASSERTION,
                        facts(false, 1, "ID_1"),
                        new SentRequest(Optional.of("ID_1"), Optional.empty())),
                Arguments.of(RequestProof.RESPONSE, facts(true, -3600), REQUEST),
                Arguments.of(RequestProof.NONE, facts(false, 1), REQUEST),
                Arguments.of(RequestProof.NONE, facts(false, -60), REQUEST));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void decideWhenSomethingSpeaksForItThenItAnswers(RequestProof proof, AnswerFacts answer, SentRequest request) {
        assertThat(AnswerRule.decide(answer, request, SENT, SKEW)).isEqualTo(new AnswerDecision.Answers(proof));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(facts(false, 1, "ID_2"), REQUEST),
                Arguments.of(facts(true, 1, "ID_2"), REQUEST),
                Arguments.of(facts(false, 1, "ID_1", "ID_2"), REQUEST),
                Arguments.of(facts(false, -61), REQUEST),
                Arguments.of(facts(true, 1), new SentRequest(Optional.empty(), Optional.of(SENT))),
                Arguments.of(facts(false, 1, "ID_1"), new SentRequest(Optional.empty(), Optional.of(SENT))),
                Arguments.of(facts(false, 1), new SentRequest(Optional.of("ID_1"), Optional.empty())),
                Arguments.of(
                        new AnswerFacts(false, Set.of(), Set.of(), ConfirmedTime.ALWAYS, Optional.empty()), REQUEST));
    }

    @ParameterizedTest
    @MethodSource("others")
    void decideWhenItAnswersAnotherLoginOrNobodyCanTellThenRefuses(AnswerFacts answer, SentRequest request) {
        assertThat(refusal(answer, request)).isEqualTo(RefusalReason.ANSWER_TO_ANOTHER_REQUEST);
    }

    @Test
    void decideWhenTheAssertionIsForSomebodyElseThenRefuses() {
        AnswerFacts foreign = new AnswerFacts(
                true,
                Set.of("ID_1"),
                Set.of("https://elsewhere.example.com/acs"),
                ConfirmedTime.ALWAYS,
                Optional.of(SENT));

        assertThat(refusal(foreign, REQUEST)).isEqualTo(RefusalReason.WRONG_DESTINATION);
    }

    @ParameterizedTest
    @CsvSource({"61, 300", "-300, -60", "-300, -3600", "3600, 300"})
    void decideWhenTheAssertionIsConfirmedForAnotherTimeThenRefuses(long from, long end) {
        assertThat(refusal(confirmed(from, end), REQUEST)).isEqualTo(RefusalReason.OUTSIDE_TIME_WINDOW);
    }

    @ParameterizedTest
    @CsvSource({"60, 300", "-300, -59", "-300, 300"})
    void decideWhenItIsConfirmedForNowThenItAnswers(long from, long end) {
        assertThat(AnswerRule.decide(confirmed(from, end), REQUEST, SENT, SKEW))
                .isEqualTo(new AnswerDecision.Answers(RequestProof.ASSERTION));
    }

    private static AnswerFacts confirmed(long from, long end) {
        ConfirmedTime time = new ConfirmedTime(Optional.of(SENT.plusSeconds(from)), Optional.of(SENT.plusSeconds(end)));
        return new AnswerFacts(true, Set.of("ID_1"), Set.of(), time, Optional.of(SENT));
    }

    private static RefusalReason refusal(AnswerFacts answer, SentRequest request) {
        AnswerDecision decision = AnswerRule.decide(answer, request, SENT, SKEW);
        return ((AnswerDecision.Rejected) decision).refusal().reason();
    }

    private static AnswerFacts facts(boolean signedAsWhole, long secondsAfterSending, String... confirmed) {
        return new AnswerFacts(
                signedAsWhole,
                Set.of(confirmed),
                Set.of(),
                ConfirmedTime.ALWAYS,
                Optional.of(SENT.plusSeconds(secondsAfterSending)));
    }
}
