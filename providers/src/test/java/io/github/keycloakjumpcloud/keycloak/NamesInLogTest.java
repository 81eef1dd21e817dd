package io.github.keycloakjumpcloud.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an administrator has typed goes to the log through one function, which keeps it from forging a line. */
class NamesInLogTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern STATEMENT = Pattern.compile("LOG\\.\\w+\\([^;]*;");
    private static final Pattern CLEANED = Pattern.compile("Shown\\.(?:name|one|bare|all)\\([^,;]*");
    private static final Pattern TYPED = Pattern.compile(
            "getAlias\\(\\)|\\balias\\b|(?<!getClass\\(\\)\\.)getName\\(\\)|getDisplayName\\(\\)|getMessage\\(\\)");

    @Test
    void logWhenItNamesWhatSomebodyHasTypedThenTheNameIsCleaned() throws IOException {
        List<String> raw = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher statement = STATEMENT.matcher(Files.readString(file));
                while (statement.find()) {
                    String rest = CLEANED.matcher(statement.group()).replaceAll("");
                    if (TYPED.matcher(rest).find()) {
                        raw.add(file.getFileName() + ": " + statement.group());
                    }
                }
            }
        }

        assertThat(raw).isEmpty();
    }
}
