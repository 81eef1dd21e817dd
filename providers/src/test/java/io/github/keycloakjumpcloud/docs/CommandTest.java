package io.github.keycloakjumpcloud.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each block of commands in the documents says who runs it in CI, or why nobody does. */
class CommandTest {

    private static final String RUN = "run by ";
    private static final String NOT_RUN = "not run: ";
    /** It reads all blocks with its name from the documents. */
    private static final String READER = "CommandIT";

    @ParameterizedTest
    @MethodSource("blocks")
    void blockWhenThereThenSomebodyRunsItOrSaysWhyNot(CommandBlock block) throws IOException {
        if (block.mark().startsWith(NOT_RUN)) {
            assertThat(block.mark()).hasSizeGreaterThan(NOT_RUN.length());
            return;
        }
        assertThat(block.mark()).startsWith(RUN);
        String runner = block.mark().substring(RUN.length());
        if (!runner.equals(READER)) {
            String file = Files.readString(Document.PROJECT.resolve(runner));
            assertThat(block)
                    .matches(one -> isReadBy(file, one) || runs(file).containsAll(one.lines()), "run by " + runner);
        }
    }

    @Test
    void blocksWhenLookedForThenTheyAreFound() {
        assertThat(CommandBlock.all()).hasSizeGreaterThan(30);
        assertThat(CommandBlock.all()).extracting(CommandBlock::document).contains("README.md", "docker/README.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "shell", "console", "text"})
    void blockWhenTheShellHasAnotherNameThenThereIsNone(String language) {
        assertThat(CommandBlock.blocks(language)).isEmpty();
    }

    /** Whether a script takes the block from the document, by its first line. */
    private static boolean isReadBy(String script, CommandBlock block) {
        return script.contains(block.document())
                && script.contains(block.lines().get(0));
    }

    /** A line of a workflow is a step, an element of a list, or a line of a script, whose output may go to a log. */
    private static List<String> runs(String file) {
        return file.lines()
                .map(line -> line.strip().replaceFirst("^- (?:run: )?", "").replaceFirst(" >\"\\$log\" .*$", ""))
                .toList();
    }

    static List<CommandBlock> blocks() {
        return CommandBlock.all();
    }
}
