package io.github.keycloakjumpcloud.keycloak.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dashboard and alerts ask for the metrics that there are. */
class MetricTest {

    private static final Path DASHBOARD = Path.of("../docker/grafana/jumpcloud-dashboard.json");
    private static final Path ALERTS = Path.of("../docker/prometheus/alerts.yml");
    private static final Pattern SERIES = Pattern.compile("\\bjumpcloud_\\w+");

    @Test
    void dashboardAndAlertsWhenTheyNameAMetricThenItExists() throws IOException {
        Set<String> known = new TreeSet<>();
        Arrays.stream(Metric.values()).map(Metric::series).forEach(known::addAll);

        assertThat(named(dashboard())).isNotEmpty().isSubsetOf(known);
        assertThat(named(alerts())).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void metricWhenItExistsThenTheDashboardShowsIt() throws IOException {
        Set<String> shown = named(dashboard());

        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(metric.series()).anyMatch(shown::contains));
    }

    @Test
    void metricWhenItExistsThenTheDocumentationHasIt() throws IOException {
        String documentation = Files.readString(Path.of("../docs/configuration/events.md"));

        assertThat(Metric.values()).allSatisfy(metric -> assertThat(documentation)
                .contains(metric.meter().replace('.', '_')));
    }

    @Test
    void alertsWhenReadThenEachHasAnExpressionASeverityAndASummary() throws IOException {
        JsonNode rules = new YAMLMapper().readTree(Files.readString(ALERTS)).at("/groups/0/rules");

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.path("alert").asText()).startsWith("JumpCloud");
            assertThat(rule.path("expr").asText()).contains("jumpcloud_");
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
        });
    }

    private static List<String> dashboard() throws IOException {
        return new ObjectMapper().readTree(Files.readString(DASHBOARD)).findValuesAsText("expr");
    }

    private static List<String> alerts() throws IOException {
        return new YAMLMapper().readTree(Files.readString(ALERTS)).findValuesAsText("expr");
    }

    private static Set<String> named(Collection<String> expressions) {
        Set<String> names = new TreeSet<>();
        for (String expression : expressions) {
            Matcher series = SERIES.matcher(expression);
            while (series.find()) {
                names.add(series.group());
            }
        }
        return names;
    }
}
