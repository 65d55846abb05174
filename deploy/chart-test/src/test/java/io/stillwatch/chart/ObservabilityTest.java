package io.stillwatch.chart;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards speak of metrics that are documented, and every alert is tested and explained. */
class ObservabilityTest {

    private static final Path DOCUMENTATION = Path.of("..", "..", "docs", "operations");
    private static final Pattern METRIC = Pattern.compile("stillwatch_\\w+");

    @Test
    void alerts_and_dashboards_ask_for_documented_metrics_only() throws IOException {
        Set<String> documented = metrics(Files.readString(DOCUMENTATION.resolve("metrics.md")));
        Stream<String> asked = Stream.concat(
                rules().stream(),
                dashboards().stream()
                        .flatMap(dashboard -> dashboard.findValues("expr").stream())
                        .map(JsonNode::asText));

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(documented).containsAll(metrics(expression)));
    }

    @Test
    void every_alert_is_tested_and_has_a_section_in_the_runbook() throws IOException {
        String tests = Files.readString(Chart.FOLDER.resolve("../observability/alerts.test.yaml"));
        String runbook = Files.readString(DOCUMENTATION.resolve("runbook.md"));

        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(tests).contains(name);
            assertThat(runbook).contains("\n## " + name + "\n");
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("docs/operations/runbook.md#" + name.toLowerCase(Locale.ROOT));
        });
    }

    private static List<JsonNode> alerts() {
        return Manifests.items(SchemaKinds.read(Chart.FOLDER.resolve("files/alerts.yaml"))
                        .path("groups"))
                .flatMap(group -> Manifests.items(group.path("rules")))
                .toList();
    }

    private static List<String> rules() {
        return alerts().stream().map(rule -> rule.path("expr").asText()).toList();
    }

    private static List<JsonNode> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(Chart.FOLDER.resolve("files/dashboards"))) {
            return files.map(SchemaKinds::read).toList();
        }
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text).results().map(found -> found.group()).collect(toCollection(TreeSet::new));
    }
}
