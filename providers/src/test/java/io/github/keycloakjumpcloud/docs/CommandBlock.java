package io.github.keycloakjumpcloud.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of commands in the documents.
 *
 * @param mark the comment before it, which says who runs it; empty without one
 */
public record CommandBlock(String document, String mark, String commands) {

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^(?: *<!-- ([^\\n]*?) -->\\n)?^( *)```(\\w*)\\n(.*?)^\\2```$");

    /** All blocks of commands of the project. */
    public static List<CommandBlock> all() {
        return blocks("sh");
    }

    static List<CommandBlock> blocks(String language) {
        try {
            List<CommandBlock> blocks = new ArrayList<>();
            for (Document document : Document.all()) {
                Matcher found = BLOCK.matcher(Files.readString(document.path()));
                while (found.find()) {
                    if (found.group(3).equals(language)) {
                        blocks.add(new CommandBlock(
                                document.toString(),
                                found.group(1) == null ? "" : found.group(1),
                                found.group(4).stripIndent()));
                    }
                }
            }
            return blocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its lines without comments. */
    List<String> lines() {
        return commands.lines()
                .map(line -> line.replaceFirst("(^|\\s+)# .*$", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return document + ": " + commands.lines().findFirst().orElse("");
    }
}
