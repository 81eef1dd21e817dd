package io.github.keycloakjumpcloud.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of the realm export reach it by every way in which the realm is imported. */
class VariablesTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "realm-export/README.md",
                "docker/compose.yaml",
                "docker/.env.example",
                "docker/kubernetes/realm-import.jq"
            })
    void fileWhenReadThenItNamesEachVariableOfTheRealmExport(String file) throws IOException {
        Set<String> variables = VARIABLE.matcher(Files.readString(ROOT.resolve("realm-export/jumpcloud-realm.json")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(variables).contains("JUMPCLOUD_ENABLED", "SAMPLE_APP_URL");
        assertThat(Pattern.compile("[A-Z_]{5,}")
                        .matcher(Files.readString(ROOT.resolve(file)))
                        .results()
                        .map(MatchResult::group))
                .containsAll(variables);
    }
}
