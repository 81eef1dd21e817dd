package io.github.keycloakjumpcloud.keycloak.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * The alert rules, by Prometheus's own tool. Without promtool its tests are skipped with the reason; they fail instead
 * under {@code CI=true}.
 */
class AlertsTest {

    private static final Logger LOG = Logger.getLogger(AlertsTest.class.getName());
    private static final Path FOLDER = Path.of("../docker/prometheus");

    @Test
    void rulesWhenPromtoolChecksThemThenTheyAreValid() throws IOException, InterruptedException {
        assertThat(promtool("check", "rules", "--lint-fatal", "alerts.yml")).contains("SUCCESS");
    }

    @Test
    void rulesWhenPromtoolTellsThemTheirCasesThenEachAlertFiresInItsOwn() throws IOException, InterruptedException {
        assertThat(promtool("test", "rules", "alerts-test.yml")).contains("SUCCESS");
    }

    @Test
    void casesWhenReadThenEachAlertHasOneInWhichItFiresAndOneInWhichItDoesNot() throws IOException {
        Set<String> alerts = new TreeSet<>(read("alerts.yml").findValuesAsText("alert"));
        Set<String> firing = new TreeSet<>();
        Set<String> quiet = new TreeSet<>();
        for (JsonNode told : read("alerts-test.yml").path("tests")) {
            for (JsonNode expected : told.path("alert_rule_test")) {
                Set<String> kind = expected.path("exp_alerts").isEmpty() ? quiet : firing;
                kind.add(expected.path("alertname").asText());
            }
        }

        assertThat(alerts).isNotEmpty();
        assertThat(firing).isEqualTo(alerts);
        assertThat(quiet).isEqualTo(alerts);
    }

    private static JsonNode read(String file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(FOLDER.resolve(file)));
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process =
                start(new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Process start(ProcessBuilder promtool) {
        try {
            return promtool.start();
        } catch (IOException missing) {
            String reason = "Alert rules not tested, no promtool (Debian: package prometheus): " + missing.getMessage();
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason, missing);
            }
            // Maven counts skipped tests, but keeps the reason to its report files.
            LOG.warning(reason);
            return abort(reason);
        }
    }
}
