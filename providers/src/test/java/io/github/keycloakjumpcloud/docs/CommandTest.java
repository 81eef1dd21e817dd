package io.github.keycloakjumpcloud.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each block of commands in the documents says who runs it in CI, or why nobody does. */
class CommandTest {

    private static final String RUN = "run by ";
    private static final String NOT_RUN = "not run: ";
    /** These read the blocks from the documents. */
    private static final List<String> READERS = List.of("CommandIT", ".ci/demo");

    @ParameterizedTest
    @MethodSource("blocks")
    void blockWhenThereThenSomebodyRunsItOrSaysWhyNot(CommandBlock block) throws IOException {
        if (block.mark().startsWith(NOT_RUN)) {
            assertThat(block.mark()).hasSizeGreaterThan(NOT_RUN.length());
            return;
        }
        assertThat(block.mark()).startsWith(RUN);
        String runner = block.mark().substring(RUN.length());
        if (!READERS.contains(runner)) {
            Path file = Document.PROJECT.resolve(runner);
            assertThat(Files.readString(file).lines().map(String::strip).map(CommandTest::step))
                    .containsAll(block.lines());
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

    /** A line of a workflow is a step, an element of a list, or a line of a script. */
    private static String step(String line) {
        return line.replaceFirst("^- (?:run: )?", "");
    }

    static List<CommandBlock> blocks() {
        return CommandBlock.all();
    }
}
