package io.github.keycloakjumpcloud.docs;

import io.github.keycloakjumpcloud.core.finding.FindingKind;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that the project's code has. What it uses of Keycloak it imports, so those names are among them. */
final class Vocabulary {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Pattern CALLED = Pattern.compile("(\\w+)\\(");
    private static final Pattern SLUG = Pattern.compile("[a-z]+(?:-[a-z0-9]+)+");

    /** Prometheus reads a timer as several series. */
    private static final Pattern PART = Pattern.compile("_(?:count|sum|max)$");

    private static final Pattern HYPHENED = Pattern.compile("-(\\w)");

    /** Its list of names is no code that the documents tell of. */
    private static final Path NAMES_OF_OTHERS = Path.of("docs", "NameTest.java");

    private static final Set<String> SOURCES =
            Set.of("java", "js", "css", "ftl", "properties", "json", "yml", "yaml", "xml", "html", "txt");

    private final Set<String> words;
    private final Set<String> called;
    private final Set<String> slugs;
    private final List<String> files;

    private Vocabulary(String code, List<String> files) {
        this.words = found(WORD, code, 0);
        this.called = found(CALLED, code, 1);
        this.slugs = found(SLUG, code, 0);
        this.files = files;
        Arrays.stream(FindingKind.values()).map(FindingKind::slug).forEach(slugs::add);
        Arrays.stream(RefusalFact.values()).map(RefusalFact::slug).forEach(slugs::add);
        Arrays.stream(ProblemKind.values()).map(ProblemKind::slug).forEach(slugs::add);
        Arrays.stream(ScimRefusal.values()).map(ScimRefusal::slug).forEach(slugs::add);
        Arrays.stream(Metric.values())
                .flatMap(metric -> metric.series().stream())
                .map(series -> PART.matcher(series).replaceFirst(""))
                .forEach(words::add);
        files.stream().map(Vocabulary::baseName).forEach(words::add);
    }

    static Vocabulary ofProject() throws IOException {
        StringBuilder code = new StringBuilder();
        List<Path> files = files();
        for (Path file : files) {
            if (SOURCES.contains(extension(file)) && !file.endsWith(NAMES_OF_OTHERS)) {
                code.append(COMMENT.matcher(text(file)).replaceAll("")).append('\n');
            }
        }
        return new Vocabulary(
                code.toString(),
                files.stream()
                        .map(file -> Document.PROJECT.relativize(file).toString())
                        .toList());
    }

    boolean hasWord(String word) {
        return words.contains(word);
    }

    boolean hasMethod(String name) {
        return called.contains(name);
    }

    /** Options of Keycloak's providers have capitals in code, and hyphens on the command line. */
    boolean hasSlug(String slug) {
        return slugs.contains(slug)
                || words.contains(HYPHENED.matcher(slug)
                        .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT)));
    }

    /** Whether there is a class of this name, which may begin with the last of its packages: {@code scim.BulkIT}. */
    boolean hasTest(String name) {
        String file = '/' + name.replace('.', '/') + ".java";
        return files.stream().anyMatch(path -> path.endsWith(file));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Document.PROJECT)) {
            return all.filter(Files::isRegularFile).filter(Document::written).toList();
        }
    }

    private static Set<String> found(Pattern pattern, String code, int group) {
        return pattern.matcher(code)
                .results()
                .map((MatchResult result) -> result.group(group))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The lists of Keycloak's parts have the names of class files, where a dollar stands before a nested class. */
    private static String text(Path file) throws IOException {
        String text = Files.readString(file);
        return extension(file).equals("txt") ? text.replace('$', ' ') : text;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String baseName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
