package io.github.keycloakjumpcloud.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import io.github.keycloakjumpcloud.core.finding.FindingFact;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of facts tell what the code has: kinds, arguments and sentences. */
class FactTableTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `[\\w-]+` \\|.*\\|$");

    @Test
    void factsWhenComparedWithTheCodeThenTheyAreTheSame() throws IOException {
        assertTable("docs/configuration/facts.md", RefusalFact.values());
        assertTable("docs/configuration/problems.md", ProblemKind.values());
        assertTable("docs/configuration/scim-calls.md", ScimRefusal.values());
    }

    private static void assertTable(String document, FactKind... kinds) throws IOException {
        Properties sentences = english();
        assertThat(rows(document))
                .containsExactlyElementsOf(Arrays.stream(kinds)
                        .map(kind ->
                                "| `%s` | %s | %s |".formatted(kind.slug(), names(kind), sentence(kind, sentences)))
                        .toList());
    }

    @Test
    void findingsWhenComparedWithTheCodeThenTheyHaveTheSameArguments() {
        assertThat(rows("docs/configuration/findings.md"))
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        row -> assertThat(row.substring(row.lastIndexOf('|', row.length() - 2) + 1, row.length() - 1)
                                        .strip())
                                .as(row)
                                .isEqualTo(Arrays.stream(FindingFact.values())
                                        .filter(kind -> row.startsWith("| `%s` |"
                                                .formatted(kind.finding().slug())))
                                        .map(FactTableTest::names)
                                        .filter(names -> !names.isEmpty())
                                        .collect(Collectors.joining("; or "))));
    }

    private static String names(FactKind kind) {
        return kind.slots().stream().map(slot -> "`" + slot.name() + "`").collect(Collectors.joining(", "));
    }

    private static String sentence(FactKind kind, Properties sentences) {
        String sentence = sentences.getProperty(kind.messageKey()).replaceAll("[‘’]", "'");
        List<FactSlot> slots = kind.slots();
        for (int i = 0; i < slots.size(); i++) {
            sentence = sentence.replace("{" + i + "}", "{" + slots.get(i).name() + "}");
        }
        return sentence;
    }

    private static List<String> rows(String document) {
        return ROW.matcher(Document.read(Document.PROJECT.resolve(document)).text())
                .results()
                .map(MatchResult::group)
                // The table's text is compared cell by cell; how wide its cells are does not matter.
                .map(row -> row.replaceAll(" +", " "))
                .map(row -> row.replace("| |", "|  |"))
                .toList();
    }

    private static Properties english() throws IOException {
        Properties messages = new Properties();
        try (InputStream file =
                FactTableTest.class.getResourceAsStream("/theme-resources/messages/messages_en.properties")) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return messages;
    }
}
