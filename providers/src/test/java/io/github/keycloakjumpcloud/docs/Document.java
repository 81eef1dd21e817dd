package io.github.keycloakjumpcloud.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown file of the project, read as GitHub shows it. Blocks of code are left out. */
record Document(Path path, String text) {

    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** Where readers find the project's files who have one of them alone. */
    static final String HOME = "https://github.com/keycloakjumpcloud/keycloak-jumpcloud/blob/main/";

    private static final Set<String> BUILT = Set.of("target", ".git", "node_modules");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern MARK = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern NO_ANCHOR = Pattern.compile("[^\\p{L}\\p{N}_ -]");

    static List<Document> all() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(Document::written)
                    .sorted()
                    .map(Document::read)
                    .toList();
        }
    }

    static Document read(Path path) {
        try {
            return new Document(path, BLOCK.matcher(Files.readString(path)).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The targets of its links that lead to a file of the project. */
    List<String> links() {
        return found(LINK)
                .filter(link -> link.startsWith(HOME) || !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** What stands in backticks. */
    List<String> code() {
        return found(CODE).toList();
    }

    Set<String> headings() {
        return found(HEADING).collect(Collectors.toUnmodifiableSet());
    }

    /** What a link to a place in this document may have behind the {@code #}. */
    Set<String> anchors() {
        Stream<String> headings = found(HEADING).map(Document::anchor);
        return Stream.concat(headings, found(MARK)).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> found(Pattern pattern) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static String anchor(String heading) {
        String shown = heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT);
        return NO_ANCHOR.matcher(shown).replaceAll("").strip().replace(' ', '-');
    }

    /** Whether somebody wrote the file, and no build. */
    static boolean written(Path file) {
        for (Path part : PROJECT.relativize(file)) {
            if (BUILT.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return PROJECT.relativize(path).toString();
    }
}
