package io.github.keycloakjumpcloud.keycloak.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.problem.Problem;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordedProblemsTest {

    /** What these say is for programmers, or for whoever reads a row or an option of the server, and no input of an admin. */
    private static final Set<String> NO_INPUT = Set.of(
            "BrakeRecord.java",
            "CurrentPermit.java",
            "Fact.java",
            "Interval.java",
            "LinkRefusal.java",
            "PersonMark.java",
            "RowText.java",
            "SeriesLimit.java");

    private final Wording english = Wording.english();
    private final Problem domain = ProblemKind.NOT_A_DOMAIN.problem("x").at("verifiedDomains");

    @Test
    void sentenceWhenTheFieldIsSeenThenItDoesNotNameIt() {
        assertThat(english.sentence(domain.fact())).isEqualTo("“x” is not an e-mail domain.");
        assertThat(english.sentence(domain.withField())).isEqualTo("verifiedDomains: “x” is not an e-mail domain.");
    }

    @Test
    void sentenceWhenAnArgumentLooksLikeAPlaceholderThenItStaysAsItIs() {
        assertThat(english.sentence(
                        ProblemKind.NOT_A_DOMAIN.problem("{0}'{").at("{1}").withField()))
                .isEqualTo("{1}: “{0}'{” is not an e-mail domain.");
    }

    @Test
    void allWhenSeveralThingsAreWrongThenEachHasItsField() {
        assertThat(english.all(
                        List.of(domain, ProblemKind.TOO_LONG.problem(2048).at("allowedGroups"))))
                .isEqualTo("verifiedDomains: “x” is not an e-mail domain."
                        + " allowedGroups: At most 2048 characters are allowed.");
    }

    @Test
    void sourcesWhenAnInputIsRefusedThenByAKindAndNotByASentence() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(WordedProblemsTest::makesPlainOnes)
                            .map(file -> file.getFileName().toString()))
                    .isSubsetOf(NO_INPUT);
        }
    }

    private static boolean makesPlainOnes(Path file) {
        try {
            return Files.readString(file).contains("new IllegalArgumentException(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
